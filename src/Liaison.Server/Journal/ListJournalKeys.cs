using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Journal;

/// <summary>The public keys that have signed checkpoints, oldest first: a witness keeps them too, so that no other key is believed later.</summary>
public static class ListJournalKeys
{
    public sealed record Query : IQuery<Response>
    {
        public static Right Requires => Right.ReadCheckpoints;
    }

    public sealed record Response(IReadOnlyList<ExportKey> Data);

    public sealed class Handler(Database database) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken) =>
            new(await database.Read(Reach.None, CheckpointTable.Keys));
    }

    public static async Task<Ok<Response>> Endpoint(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new Query(), ct));
}
