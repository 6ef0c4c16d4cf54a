using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The certificate of what was destroyed; absent before that.</summary>
public static class ReadCertificate
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadRetention;
    }

    /// <param name="Number">E.g. <c>CE-80-2026-7F3K9QXM</c>.</param>
    /// <param name="List">Reference of the destruction list.</param>
    /// <param name="Visa">Number of the visa of the departmental archives.</param>
    /// <param name="BegunAt">From then on the cases could not be read.</param>
    /// <param name="DestroyedAt">When the last text was gone.</param>
    /// <param name="FinalAt">When no copy of the key store can hold one of their keys any more, if copies are deleted as they must be.</param>
    /// <param name="Persons">How many persons there were in them.</param>
    /// <param name="Items">How many items of agendas stood for them.</param>
    /// <param name="References">References of the cases.</param>
    /// <param name="Hash">SHA-256 of the list: a line <c>list visa number</c>, then a line <c>reference lastActDay</c> for each case in the order of
    /// their references, each ending with a line feed.</param>
    public sealed record Response(string Number, string List, DestructionBasis Basis, string Visa, DateTimeOffset BegunAt, DateTimeOffset DestroyedAt,
        DateTimeOffset FinalAt, int Cases, long Persons, long Items, IReadOnlyList<string> References, string Hash);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var list = await DestructionListTable.Load(db, query.Id);
            if (list is not { Certificate: { } number, Visa: { } visa, Hash: { } hash, BegunAt: { } begun, DestroyedAt: { } destroyed, FinalAt: { } final })
                throw CommonRules.Absent.Because();
            return new(number, list.Reference, list.Basis, visa, begun, destroyed, final, list.Cases.Count,
                await db.Find<long>(PersonsSql, new { list.Id }), await db.Find<long>(ItemsSql, new { list.Id }),
                [.. list.Cases.Select(listed => listed.Reference)], hash);
        }
    }

    private const string PersonsSql =
        "SELECT count(*) FROM destruction_list_case listed JOIN person ON person.case_id = listed.case_id WHERE list_id = @Id AND NOT taken_off";

    private const string ItemsSql =
        "SELECT count(*) FROM destruction_list_case listed JOIN agenda_item ON agenda_item.case_id = listed.case_id WHERE list_id = @Id AND NOT taken_off";

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
