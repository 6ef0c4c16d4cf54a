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
    public sealed record Query(DemonstrationStatus? Status, Paging Paging) : IQuery<Page<ReadDemonstration.Response>>
    {
        public static Right Requires => Right.ReadDemonstrations;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadDemonstration.Response>>
    {
        public async Task<Page<ReadDemonstration.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Status });
            var arguments = new { part.Before, part.ChangedAfter, part.IdAfter, part.Take, Status = query.Status?.ToString(), db.Prefecture };
            var rows = part.OfChanges
                ? await db.List<ReadDemonstration.Row>(Changed, arguments)
                : await db.List<ReadDemonstration.Row>(Newest, arguments);
            var holidays = await PrefectureTable.Holidays(db, await PrefectureTable.Mine(db));
            return await part.Page(db, Changes, arguments, [.. rows.Select(row => row.Show(holidays, db))], row => row.Id);
        }
    }

    private const string Changes = $"SELECT id, changed_at FROM demonstration WHERE prefecture_code = @Prefecture {ListPart.Changed}";
    private const string Filtered = $"{ReadDemonstration.DemonstrationsSql} AND (@Status IS NULL OR demonstration.status = @Status)";
    private const string Newest = $"{Filtered} AND demonstration.id < @Before ORDER BY demonstration.id DESC LIMIT @Take";
    private const string Changed = $"{Filtered} AND demonstration.id IN (SELECT id FROM ({Changes}) changes)";

    public static async Task<Ok<Page<ReadDemonstration.Response>>> Endpoint(Named<DemonstrationStatus>? status, int? limit, string? cursor, Instant? modifiedSince,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, new(limit, cursor, modifiedSince)), ct));
}
