using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Journal;

/// <summary>The proof that nothing under an earlier checkpoint was changed under a later one: a witness needs no entry to verify it.</summary>
public static class ReadConsistency
{
    /// <param name="From">Size of the earlier checkpoint.</param>
    /// <param name="To">Size of the later one.</param>
    public sealed record Query(long From, long To) : IQuery<Response>
    {
        public static Right Requires => Right.ReadCheckpoints;
        public static IReadOnlyList<Refusal> Refuses => [JournalRules.NoCheckpoint];
    }

    /// <param name="Path">The hashes of the proof. [RFC 9162, 2.1.4]</param>
    public sealed record Response(SignedCheckpoint From, SignedCheckpoint To, IReadOnlyList<byte[]> Path);

    public sealed class Handler(Database database) : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query query, CancellationToken cancellationToken) => database.Read(Reach.None, async link =>
        {
            var from = await CheckpointTable.OfSize(link, query.From) ?? throw JournalRules.NoCheckpoint.In("from");
            var to = await CheckpointTable.OfSize(link, query.To) ?? throw JournalRules.NoCheckpoint.In("to");
            if (from.Size > to.Size)
                throw JournalRules.NoCheckpoint.In("to");
            return new Response(from.ToSigned(), to.ToSigned(), await LeafTable.Tree(link).Consistency(from.Size, to.Size));
        });
    }

    public static async Task<Ok<Response>> Endpoint(long from, long to, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(from, to), ct));
}
