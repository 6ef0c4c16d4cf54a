using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Server.Commitments;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

// What happened beside the meetings: decisions, urgencies, documents, promises, referrals, links.
internal sealed partial class CaseStory
{
    private sealed record Referred
    {
        public required Guid Id { get; init; }
        public required string Number { get; init; }
        public ReferralStatus Status { get; init; }
        public required string Origin { get; init; }
        public required DateOnly Day { get; init; }
    }

    private async Task<IEnumerable<HistoryEntry>> Decisions()
    {
        var decisions = await DecisionTable.OfCase(db, household.Id);
        return
        [
            .. decisions.Select(decision => new DecisionMade(decision.MadeDay, decision.Id, decision.PersonId, decision.Kind, decision.NotifiedDay,
                decision.Article, decision.IsRegularisation)),
            .. (await ContradictionView.Of(db, household, decisions, now.Zone)).Select(found => new OrientationContradicted(found.MadeDay, found.DecisionId,
                found.AgendaItemId, found.MeetingId, found.ExaminedDay, found.PersonIds)),
        ];
    }

    private async Task<IEnumerable<HistoryEntry>> Urgencies()
    {
        var kinds = (await UrgencyTable.OfCase(db, household.Id)).ToDictionary(urgency => urgency.Id, urgency => urgency.Kind!.Value);
        return (await UrgencyTable.PassagesOfCase(db, household.Id)).Select(passage => new UrgencyMoved(Day(passage.At), passage.At,
            Enum.Parse<UrgencyStep>(passage.Step), kinds[passage.NounId], passage.BySide, Said(passage.ReasonIn(db, household.Id))));
    }

    private async Task<IEnumerable<HistoryEntry>> Documents()
    {
        var entries = new List<HistoryEntry>();
        foreach (var document in await DocumentTable.OfCase(db, household.Id))
        {
            var masked = household.HidesOf(document.PersonId, now.Day);
            entries.Add(new DocumentAdded(Day(document.AddedAt), document.AddedAt, document.Id, document.Kind, document.Side, masked ? null : document.Title));
            entries.AddRange((await PassageTable.Of(db, document.Id)).Select(passage => new DocumentRemoved(Day(passage.At), passage.At, document.Id,
                document.Kind, passage.BySide, masked ? null : passage.ReasonIn(db, household.Id))));
        }
        return entries;
    }

    // What was promised was so when the item was examined, and is told with it.
    private async Task<IEnumerable<HistoryEntry>> Commitments(IReadOnlyList<PassageTable.Row> passages)
    {
        var examined = passages.Where(passage => passage.ToStatus == nameof(AgendaItemStatus.Examined)).ToDictionary(passage => passage.NounId, passage => passage.At);
        var entries = new List<HistoryEntry>();
        foreach (var made in await CommitmentTable.OfCase(db, household.Id))
        {
            var at = examined[made.AgendaItemId!.Value];
            entries.Add(new CommitmentMade(Day(at), at, made.Id, made.Side, Said(made.Owner), Said(made.Text), made.DueDay, made.Status, made.MeetingId));
            entries.AddRange((await PassageTable.Of(db, made.Id)).Select(passage => new CommitmentMoved(Day(passage.At), passage.At, made.Id,
                Enum.Parse<CommitmentStep>(passage.Step), Enum.Parse<CommitmentStatus>(passage.ToStatus), passage.BySide,
                Said(passage.ReasonIn(db, household.Id)))));
        }
        return entries;
    }

    private async Task<IEnumerable<HistoryEntry>> Referrals()
    {
        var entries = new List<HistoryEntry>();
        foreach (var referral in await db.List<Referred>(ReferralsSql, asked))
        {
            entries.Add(new CaseReferred(referral.Day, referral.Id, referral.Number, referral.Origin, referral.Status));
            entries.AddRange((await PassageTable.Of(db, referral.Id)).Select(passage => new ReferralMoved(Day(passage.At), passage.At, referral.Id,
                referral.Number, Enum.Parse<ReferralStep>(passage.Step), Enum.Parse<ReferralStatus>(passage.ToStatus), passage.BySide,
                Said(passage.ReasonIn(db, null)))));
        }
        return entries;
    }

    private async Task<IEnumerable<HistoryEntry>> Links()
    {
        var entries = new List<HistoryEntry>();
        foreach (var link in db.Caller.IsOffice ? await CaseLinkTable.OfCase(db, household.Id) : [])
        {
            var other = link.CaseId == household.Id ? link.OtherCaseId : link.CaseId;
            entries.AddRange((await PassageTable.Of(db, link.Id)).Select(passage => new LinkMoved(Day(passage.At), passage.At, link.Id, other,
                Enum.Parse<CaseLinkStep>(passage.Step), Said(passage.ReasonIn(db, null)))));
        }
        return entries;
    }

    private const string ReferralsSql = """
        SELECT referral.id, referral.number, referral.status, COALESCE(request.reference, audience.reference) AS origin,
            COALESCE(request.answered_day, audience.day) AS day
        FROM referral LEFT JOIN audience_request request ON request.id = referral.audience_request_id
            LEFT JOIN audience ON audience.id = referral.audience_id
        WHERE referral.case_id = @Id AND referral.prefecture_code = @Prefecture AND (@Association IS NULL OR referral.association_id = @Association)
        ORDER BY referral.id
        """;
}
