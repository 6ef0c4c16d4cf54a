using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Server.Data;

namespace Liaison.Server.Handover;

/// <summary>What there is to take over in a prefecture, found once for all associations.</summary>
internal sealed record Findings(LocalNow Now, bool InFull, ILookup<Guid, PromisedLine> Promised, ILookup<Guid, CarriedLine> Carried,
    ILookup<Guid, ContradictedLine> Contradicted, ILookup<Guid, ReferredLine> Referred, ILookup<Guid, RequestedLine> Requested,
    ILookup<Guid, UrgentLine> Urgent, ILookup<Guid, ComingMeeting> Coming, ILookup<Guid, ComingMeeting> Unconcluded)
{
    private const int MostShown = 200;

    /// <param name="inFull">Whether what cases and promises say is read.</param>
    public static async Task<Findings> Of(Session db, LocalNow now, bool inFull) => new(now, inFull,
        await FoundPromises.Of(db, now, inFull),
        (await db.List<CarriedRow>(CarriedSql, new { db.Prefecture, AgendaItemRules.CarriesBeforeAlert })).ToLookup(row => row.AssociationId,
            row => new CarriedLine(row.Id, row.CarryCount, row.CaseId, row.CaseReference, row.MeetingReference)),
        await FoundContradictions.Of(db, now),
        (await db.List<ReferredRow>(ReferredSql, new { db.Prefecture })).ToLookup(row => row.AssociationId,
            row => new ReferredLine(row.Id, row.Number, now.DayOf(Ids.MadeAt(row.Id)), row.CaseId, row.CaseReference)),
        await FoundRequests.Of(db, now),
        (await db.List<UrgentRow>(UrgentSql, new { db.Prefecture })).ToLookup(row => row.AssociationId,
            row => new UrgentLine(row.CaseId, row.CaseReference, row.Kind, now.DayOf(row.Since))),
        (await db.List<ComingRow>(ComingSql, new { db.Prefecture, Today = now.Day })).ToLookup(row => row.AssociationId,
            row => new ComingMeeting(row.Id, row.Reference, row.Kind, row.Day, row.Status)),
        (await db.List<ComingRow>(UnconcludedSql, new { db.Prefecture })).ToLookup(row => row.AssociationId,
            row => new ComingMeeting(row.Id, row.Reference, row.Kind, row.Day, row.Status)));

    /// <summary>What there is of one association, or null where there is nothing.</summary>
    public OfAssociation? Show(Guid id, string name)
    {
        var counts = Count(id);
        return counts.AreNone && !Coming[id].Any() && !Unconcluded[id].Any() ? null : new OfAssociation(id, name, counts, [.. Coming[id].Take(MostShown)], [.. Unconcluded[id].Take(MostShown)],
            [.. Promised[id].GroupBy(line => line.MadeAt).OrderBy(made => made.Min(line => line.MadeDay))
                .Select(made => new PromisedAt(made.Key, made.Count(), made.Count(line => line.Overdue))).Take(MostShown)],
            InFull ? new HandoverDetails([.. Promised[id].Take(MostShown)], [.. Carried[id].Take(MostShown)], [.. Contradicted[id].Take(MostShown)],
                [.. Referred[id].Take(MostShown)], [.. Requested[id].Take(MostShown)], [.. Urgent[id].Take(MostShown)]) : null);
    }

    private HandoverCounts Count(Guid id)
    {
        var own = Promised[id].Where(line => line.Side == Side.Prefecture).ToList();
        return new HandoverCounts(own.Count, own.Count(line => line.Overdue), Promised[id].Count(line => line.Side == Side.Association), Carried[id].Count(),
            Contradicted[id].Count(), Referred[id].Count(), Requested[id].Count(), Requested[id].Count(line => line.Near), Urgent[id].Count());
    }

    private sealed record CarriedRow
    {
        public required Guid Id { get; init; }
        public required Guid AssociationId { get; init; }
        public required int CarryCount { get; init; }
        public Guid? CaseId { get; init; }
        public string? CaseReference { get; init; }
        public string? MeetingReference { get; init; }
    }

    private sealed record ReferredRow
    {
        public required Guid Id { get; init; }
        public required Guid AssociationId { get; init; }
        public required string Number { get; init; }
        public Guid? CaseId { get; init; }
        public string? CaseReference { get; init; }
    }

    private sealed record UrgentRow
    {
        public required Guid CaseId { get; init; }
        public required Guid AssociationId { get; init; }
        public required string CaseReference { get; init; }
        public required Domain.Cases.UrgencyKind Kind { get; init; }
        public required DateTimeOffset Since { get; init; }
    }

    private sealed record ComingRow
    {
        public required Guid Id { get; init; }
        public required Guid AssociationId { get; init; }
        public required string Reference { get; init; }
        public required Domain.Meetings.MeetingKind Kind { get; init; }
        public required DateOnly Day { get; init; }
        public required Domain.Meetings.MeetingStatus Status { get; init; }
    }

    private const string CarriedSql = """
        SELECT item.id, item.association_id, item.carry_count, item.case_id, record.reference AS case_reference, meeting.reference AS meeting_reference
        FROM agenda_item item LEFT JOIN case_record record ON record.id = item.case_id LEFT JOIN meeting ON meeting.id = item.meeting_id
        WHERE item.prefecture_code = @Prefecture AND item.carry_count >= @CarriesBeforeAlert AND item.status IN ('Submitted', 'Proposed', 'Returned', 'Admitted')
        ORDER BY item.carry_count DESC, item.submitted_at, item.id
        """;

    private const string ReferredSql = """
        SELECT referral.id, referral.association_id, referral.number, referral.case_id, record.reference AS case_reference
        FROM referral LEFT JOIN case_record record ON record.id = referral.case_id
        WHERE referral.prefecture_code = @Prefecture AND referral.status = 'Pending' ORDER BY referral.id
        """;

    private const string UrgentSql = """
        SELECT urgency.case_id, record.association_id, record.reference AS case_reference, urgency.kind,
            (SELECT min(at) FROM passage WHERE passage.noun_id = urgency.id) AS since
        FROM case_urgency urgency JOIN case_record record ON record.id = urgency.case_id
        WHERE record.prefecture_code = @Prefecture AND record.certificate IS NULL AND urgency.status = 'Urgent' ORDER BY urgency.id
        """;

    private const string UnconcludedSql = """
        SELECT meeting.id, invited.association_id, meeting.reference, meeting.kind, meeting.day, meeting.status
        FROM meeting JOIN meeting_association invited ON invited.meeting_id = meeting.id
        WHERE meeting.prefecture_code = @Prefecture AND meeting.kind = 'Technical' AND meeting.status = 'Held' AND NOT EXISTS (
            SELECT 1 FROM minutes WHERE minutes.meeting_id = meeting.id AND minutes.edition > 0)
        ORDER BY meeting.day, meeting.id
        """;

    private const string ComingSql = """
        SELECT meeting.id, invited.association_id, meeting.reference, meeting.kind, meeting.day, meeting.status
        FROM meeting JOIN meeting_association invited ON invited.meeting_id = meeting.id
        WHERE meeting.prefecture_code = @Prefecture AND (meeting.status = 'Open' OR (meeting.status IN ('Scheduled', 'AgendaFrozen') AND meeting.day >= @Today))
        ORDER BY meeting.day, meeting.id
        """;
}
