using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Journal;

/// <summary>The whole journal in one file that verifies without the service, with the content of the own prefecture's entries alone.</summary>
public static class ExportJournal
{
    public const string MediaType = "application/x-ndjson";

    public sealed record Query : IQuery<Response>
    {
        public static Right Requires => Right.ExportJournal;
        public static IReadOnlyList<Refusal> Refuses => [JournalRules.Unavailable];
    }

    /// <param name="Write">Writes the file; it is read page by page meanwhile.</param>
    public sealed record Response(Func<Stream, CancellationToken, Task> Write);

    public sealed class Handler(Session db, LookIntake looks, Export export) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            await looks.Add(JournalEntry.Of<Query>(db.Caller, db.Now, [], []));
            return new Response((target, ct) => export.Write(target, db.Prefecture, ct));
        }
    }

    public static async Task<PushStreamHttpResult> Endpoint(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var response = await mediator.Send(new Query(), ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(target => response.Write(target, ct), MediaType, "journal.ndjson");
    }
}
