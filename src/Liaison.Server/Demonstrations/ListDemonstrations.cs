using Liaison.Domain;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Demonstrations;

/// <summary>The demonstrations that the cabinet knows of, newest first.</summary>
public static class ListDemonstrations
{
    public sealed record Query(DemonstrationStatus? Status, int? Limit, string? Cursor) : IQuery<Page<ReadDemonstration.Response>>
    {
        public static Right Requires => Right.ReadDemonstrations;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadDemonstration.Response>>
    {
        public async Task<Page<ReadDemonstration.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status };
            var rows = await db.List<ReadDemonstration.Row>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, filter), Status = query.Status?.ToString(), Take = limit + 1, db.Prefecture,
            });
            var holidays = await PrefectureTable.Holidays(db, await PrefectureTable.Mine(db));
            return cursors.Page([.. rows.Select(row => row.Show(holidays, db.Caller))], limit, filter, row => row.Id.ToString());
        }
    }

    private const string Sql = $"""
        {ReadDemonstration.DemonstrationsSql}
          AND (@Status IS NULL OR demonstration.status = @Status) AND demonstration.id < @Before
        ORDER BY demonstration.id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<ReadDemonstration.Response>>> Endpoint(Named<DemonstrationStatus>? status, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, limit, cursor), ct));
}
