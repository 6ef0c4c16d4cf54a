using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>Agenda items of all meetings and of the pool, newest first; an association lists its own.</summary>
public static class ListAgendaItems
{
    /// <param name="CarryAlert">Put off so often that the office head is alerted. [domain rule 15]</param>
    public sealed record Query(AgendaItemStatus? Status, Guid? MeetingId, bool? CarryAlert, Paging Paging) : IQuery<Page<AgendaItemSummary>>
    {
        public static Right Requires => Right.ReadAgendas;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<AgendaItemSummary>>
    {
        public async Task<Page<AgendaItemSummary>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Status, query.MeetingId, query.CarryAlert });
            var arguments = new
            {
                part.Before, part.ChangedAfter, part.IdAfter, part.Take, Status = query.Status?.ToString(), query.MeetingId, query.CarryAlert,
                AgendaItemRules.CarriesBeforeAlert, db.Prefecture, db.Association,
            };
            var rows = part.OfChanges ? await db.List<AgendaItemRow>(Changed, arguments) : await db.List<AgendaItemRow>(Newest, arguments);
            var positions = await Positions(rows);
            var hidden = await HiddenCases.Among(db, rows);
            return await part.Page(db, Changes, arguments, [.. rows.Select(row => AgendaItemSummary.Of(row, row.ToItem(db, hidden), positions, db.Caller))], row => row.Id);
        }

        private async Task<Dictionary<Guid, int>> Positions(IEnumerable<AgendaItemRow> rows)
        {
            var positions = new Dictionary<Guid, int>();
            foreach (var meetingId in rows.Select(row => row.MeetingId).OfType<Guid>().Distinct())
            {
                foreach (var (itemId, position) in Agenda.Positions(await AgendaItemTable.OfMeeting(db, meetingId)))
                    positions.Add(itemId, position);
            }
            return positions;
        }
    }

    private const string Changes = $"""
        SELECT id, changed_at FROM agenda_item
        WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association) {ListPart.Changed}
        """;
    private const string Filtered = $"""
        SELECT {AgendaItemRow.ShownColumns} FROM {AgendaItemRow.Items}
        WHERE item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
          AND (@Status IS NULL OR item.status = @Status) AND (@MeetingId IS NULL OR item.meeting_id = @MeetingId)
          AND (@CarryAlert IS NULL OR (item.carry_count >= @CarriesBeforeAlert) = @CarryAlert)
        """;
    private const string Newest = $"{Filtered} AND item.id < @Before ORDER BY item.id DESC LIMIT @Take";
    private const string Changed = $"{Filtered} AND item.id IN (SELECT id FROM ({Changes}) changes)";

    public static async Task<Ok<Page<AgendaItemSummary>>> Endpoint(Named<AgendaItemStatus>? status, Guid? meetingId, bool? carryAlert, int? limit, string? cursor,
        Instant? modifiedSince, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, meetingId, carryAlert, new(limit, cursor, modifiedSince)), ct));
}
