using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Journal;

/// <summary>Which cases a key or a person's account saw or changed, since when, with proofs: what has to be told when it fell into wrong hands.
/// [GDPR, article 33]</summary>
public static class ReadBreachFile
{
    /// <param name="KeyId">Of one key.</param>
    /// <param name="AccountId">Of one person's account: exactly one of the two.</param>
    /// <param name="Since">What was done before is left out.</param>
    public sealed record Query(Guid? KeyId, Guid? AccountId, Instant? Since) : IQuery<Response>
    {
        public static Right Requires => Right.ExportJournal;
        public static IReadOnlyList<Refusal> Refuses => [JournalRules.OneSuspect, JournalRules.Unavailable];
    }

    /// <param name="Write">Writes the file; it is read page by page meanwhile.</param>
    public sealed record Response(Func<Stream, CancellationToken, Task> Write);

    public sealed class Handler(Session db, LookIntake looks, Sealing sealing, BreachFile file) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            if (query.KeyId is null == query.AccountId is null)
                throw JournalRules.OneSuspect.In("keyId");
            await looks.Add(JournalEntry.Of<Query>(db.Caller, db.Now, [], []));
            // What was done up to now is in it.
            await sealing.Run(cancellationToken);
            var by = query.KeyId ?? query.AccountId!.Value;
            return new Response((target, ct) => file.Write(target, db.Prefecture, by, query.Since?.Value ?? DateTimeOffset.UnixEpoch, ct));
        }
    }

    public static async Task<PushStreamHttpResult> Endpoint(Guid? keyId, Guid? accountId, Instant? since, HttpContext http, IMediator mediator,
        CancellationToken ct)
    {
        var response = await mediator.Send(new Query(keyId, accountId, since), ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(target => response.Write(target, ct), ExportJournal.MediaType, "breach.ndjson");
    }
}
