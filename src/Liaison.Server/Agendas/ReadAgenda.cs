using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Server.Cases;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The agenda of a technical meeting: open commitments, then the items in their order; an association reads its own alone.</summary>
public static class ReadAgenda
{
    public sealed record Query(Guid MeetingId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAgendas;
        public static IReadOnlyList<Refusal> Refuses => [AgendaRules.InterviewHasNoAgenda];
    }

    public sealed record Response(Guid MeetingId, AgendaStatus Status, IReadOnlyList<OpenCommitment> OpenCommitments, IReadOnlyList<AgendaItemSummary> Items) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.All(Items).Concat(IShowsCases.All(OpenCommitments));
    }

    /// <summary>A commitment made before this meeting and not kept yet.</summary>
    /// <param name="Overdue">Its due day has passed at the prefecture.</param>
    /// <param name="Owner">Function that answers for it; null where masked.</param>
    /// <param name="Text">Null where masked.</param>
    /// <param name="CaseId">The case of its item.</param>
    /// <param name="Masked">The mandate of its case was withdrawn, or the case destroyed: it is counted and no longer shown.</param>
    public sealed record OpenCommitment(Guid Id, Guid AssociationId, Side Side, string? Owner, string? Text, DateOnly DueDay, bool Overdue,
        Guid? MeetingId, Guid? AgendaItemId, Guid? CaseId, Guid? AudienceId, bool Masked) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    private sealed record MeetingRow
    {
        public required MeetingKind Kind { get; init; }
        public required MeetingStatus Status { get; init; }
        public required string TimeZone { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var meeting = await db.Load<MeetingRow>(MeetingSql, new { query.MeetingId, db.Prefecture, db.Association });
            var status = Agenda.StatusOf(meeting.Kind, meeting.Status);
            var today = LocalTime.DayOf(db.Now, TimeZoneInfo.FindSystemTimeZoneById(meeting.TimeZone));
            var rows = (await db.List<AgendaItemRow>(Sql, new { query.MeetingId, db.Prefecture, db.Association })).ToDictionary(row => row.Id);
            var commitments = await CommitmentTable.OpenBefore(db, query.MeetingId, rows.Values.Select(row => row.HouseholdId).OfType<Guid>());
            return new(query.MeetingId, status, [.. commitments.Select(open => Show(open, today))], await Items(rows));
        }

        private async Task<IReadOnlyList<AgendaItemSummary>> Items(IReadOnlyDictionary<Guid, AgendaItemRow> rows)
        {
            var hidden = await HiddenCases.Among(db, rows.Values);
            var items = Agenda.InOrder(rows.Values.Select(row => row.ToItem(db, hidden)));
            var places = Agenda.Joint(items);
            var (positions, placeOf) = (Agenda.Positions(places), places.ToDictionary(place => place[0].Id));
            var shown = new List<AgendaItemSummary>();
            foreach (var item in items)
            {
                // Items of one household stand where its first one does.
                if (placeOf.TryGetValue(item.Id, out var place) || !Agenda.HasPlace(item))
                    shown.Add(AgendaItemSummary.Of(rows[item.Id], item, positions, db.Caller, await Submission.Of(db, place ?? [item])));
            }
            return shown;
        }

        private static OpenCommitment Show(Commitment open, DateOnly today) => new(open.Id, open.AssociationId, open.Side,
            open.Masked ? null : open.Owner, open.Masked ? null : open.Text, open.DueDay, open.IsOverdueOn(today), open.MeetingId, open.AgendaItemId,
            open.CaseId, open.AudienceId, open.Masked);
    }

    private const string MeetingSql = $"""
        SELECT m.kind, m.status, p.time_zone FROM meeting m JOIN prefecture p ON p.code = m.prefecture_code
        WHERE m.id = @MeetingId AND {MeetingView.Visible}
        """;

    private const string Sql = $"""
        SELECT {AgendaItemRow.ShownColumns} FROM {AgendaItemRow.Items}
        WHERE item.meeting_id = @MeetingId AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
        """;

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
