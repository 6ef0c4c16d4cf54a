using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Journal;

/// <summary>The signed checkpoints, newest first: whoever keeps one is a witness of the journal.</summary>
public static class ListCheckpoints
{
    public sealed record Query(int? Limit, string? Cursor) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCheckpoints;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="Size">How many entries it covers.</param>
    /// <param name="Body">The text that was signed; with key id and signature it is a line of a witness.</param>
    public sealed record Row(long Size, DateTimeOffset At, string Body, string KeyId, byte[] Signature);

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { };
            var rows = await db.List<CheckpointTable.Row>(Sql, new
            {
                Before = cursors.BeforeNumber(query.Cursor, filter), Take = limit + 1,
            });
            return cursors.Page([.. rows.Select(row => new Row(row.Size, row.At, row.Body, row.KeyId, row.Signature))], limit, filter, row => $"{row.Size}");
        }
    }

    private const string Sql = $"""
        SELECT {CheckpointTable.Columns} FROM journal_checkpoint WHERE size < @Before ORDER BY size DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<Row>>> Endpoint(int? limit, string? cursor, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(limit, cursor), ct));
}
