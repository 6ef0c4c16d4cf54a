using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>Agenda items of all meetings and of the pool, newest first; an association lists its own.</summary>
public static class ListAgendaItems
{
    public sealed record Query(AgendaItemStatus? Status, Guid? MeetingId, int? Limit, string? Cursor) : IQuery<Page<AgendaItemSummary>>
    {
        public static Right Requires => Right.ReadAgendas;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<AgendaItemSummary>>
    {
        public async Task<Page<AgendaItemSummary>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status, query.MeetingId };
            var rows = await db.List<AgendaItemRow>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, filter), Status = query.Status?.ToString(), query.MeetingId, Take = limit + 1,
                db.Prefecture, db.Association,
            });
            var positions = await Positions(rows);
            return cursors.Page([.. rows.Select(row => AgendaItemSummary.Of(row, positions, db.Caller))], limit, filter, row => row.Id.ToString());
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

    private const string Sql = $"""
        SELECT {AgendaItemRow.ShownColumns} FROM agenda_item
        WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (@Status IS NULL OR status = @Status) AND (@MeetingId IS NULL OR meeting_id = @MeetingId) AND id < @Before
        ORDER BY id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<AgendaItemSummary>>> Endpoint(Named<AgendaItemStatus>? status, Guid? meetingId, int? limit, string? cursor,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, meetingId, limit, cursor), ct));
}
