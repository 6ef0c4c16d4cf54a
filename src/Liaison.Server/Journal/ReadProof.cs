using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Journal;

/// <summary>The proof that an entry of the prefecture lies in the journal under a checkpoint: anyone can verify it by himself.</summary>
public static class ReadProof
{
    /// <param name="Size">Size of the checkpoint; the last one when null.</param>
    public sealed record Query(long Position, long? Size) : IQuery<Response>
    {
        public static Right Requires => Right.ReadJournal;
        public static IReadOnlyList<Refusal> Refuses => [JournalRules.NoCheckpoint];
    }

    /// <param name="Commitment">SHA-256 of salt and payload.</param>
    /// <param name="Salt">Null once the payload has expired.</param>
    /// <param name="Path">The hashes from the leaf up to the root, nearest first.</param>
    /// <param name="Checkpoint">The signed text that holds the root.</param>
    public sealed record Response(long Position, string Prefecture, byte[] Commitment, byte[]? Salt, string? Payload, IReadOnlyList<byte[]> Path,
        SignedCheckpoint Checkpoint);

    public sealed class Handler(Session db, Database database) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var leaf = await db.Load<LeafTable.Row>(Sql, new { query.Position, db.Prefecture });
            return await database.Read(Reach.None, async link =>
            {
                var size = query.Size ?? (await CheckpointTable.Last(link))!.Size;
                if (size <= query.Position || await CheckpointTable.OfSize(link, size) is not { } checkpoint)
                    throw JournalRules.NoCheckpoint.In("size");
                var path = await LeafTable.Tree(link).Inclusion(query.Position, size);
                return new Response(leaf.Position, leaf.PrefectureCode, leaf.Commitment, leaf.Salt, leaf.Payload, path, checkpoint.ToSigned());
            });
        }
    }

    private const string Sql = """
        SELECT l.position, l.entry_id, l.prefecture_code, l.commitment, e.salt, e.payload
        FROM journal_leaf l JOIN journal_entry e ON e.id = l.entry_id WHERE l.position = @Position AND l.prefecture_code = @Prefecture
        """;

    public static async Task<Ok<Response>> Endpoint(long position, long? size, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(position, size), ct));
}
