using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The destruction lists of the prefecture, newest first.</summary>
public static class ListDestructionLists
{
    public sealed record Query(int? Limit, string? Cursor) : IQuery<Page<Response>>
    {
        public static Right Requires => Right.ReadRetention;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <summary>One list without its cases.</summary>
    public sealed record Response
    {
        public required Guid Id { get; init; }
        public required string Reference { get; init; }
        public required DestructionBasis Basis { get; init; }
        /// <summary>Local day.</summary>
        public required DateOnly ProposedDay { get; init; }
        /// <summary>How many cases stand on it.</summary>
        public required long Count { get; init; }
        /// <summary>Number of the visa of the departmental archives.</summary>
        public string? Visa { get; init; }
        /// <summary>Number of the certificate.</summary>
        public string? Certificate { get; init; }
        public required DestructionListStatus Status { get; init; }
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Response>>
    {
        private static readonly object Filter = new { };

        public async Task<Page<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var rows = await db.List<Response>(Sql, new { Before = cursors.BeforeId(query.Cursor, Filter), Take = limit + 1, db.Prefecture });
            return cursors.Page(rows, limit, Filter, row => row.Id.ToString());
        }
    }

    private const string Sql = """
        SELECT id, reference, basis, proposed_day, visa, certificate, status,
            (SELECT count(*) FROM destruction_list_case listed WHERE listed.list_id = destruction_list.id AND NOT taken_off) AS count
        FROM destruction_list WHERE prefecture_code = @Prefecture AND id < @Before ORDER BY id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<Response>>> Endpoint(int? limit, string? cursor, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(limit, cursor), ct));
}
