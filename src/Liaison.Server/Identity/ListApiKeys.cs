using Liaison.Domain;
using Liaison.Domain.Keys;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Identity;

/// <summary>The API keys of the prefecture, or of the caller's association, newest first.</summary>
public static class ListApiKeys
{
    public sealed record Query(Role? Role, KeyStatus? Status, int? Limit, string? Cursor) : IQuery<Page<ReadApiKey.Response>>
    {
        public static Right Requires => Right.ReadKeys;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadApiKey.Response>>
    {
        public async Task<Page<ReadApiKey.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new ManagedKeyTable.Filter(query.Role, query.Status);
            var keys = await ManagedKeyTable.List(db, filter, cursors.BeforeId(query.Cursor, filter), limit + 1);
            return cursors.Page([.. keys.Select(key => ReadApiKey.Show(key, db))], limit, filter, key => key.Id.ToString());
        }
    }

    public static async Task<Ok<Page<ReadApiKey.Response>>> Endpoint(Named<Role>? role, Named<KeyStatus>? status, int? limit, string? cursor,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(role?.Value, status?.Value, limit, cursor), ct));
}
