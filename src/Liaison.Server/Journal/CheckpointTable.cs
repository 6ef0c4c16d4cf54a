using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>The signed checkpoints, and the public keys that signed them.</summary>
public static class CheckpointTable
{
    /// <summary>One checkpoint as it is kept.</summary>
    public sealed record Row
    {
        public required long Size { get; init; }
        public required byte[] Root { get; init; }
        public required DateTimeOffset At { get; init; }
        public required long LastEntryId { get; init; }
        /// <summary>The last look that came from beside the database; 0 where looks are entered at once.</summary>
        public long LastLookId { get; init; }
        public required string Body { get; init; }
        public required string KeyId { get; init; }
        public required byte[] Signature { get; init; }

        public SignedCheckpoint ToSigned() => new(Body, KeyId, Signature);
    }

    public const string Columns = "size, root, at, last_entry_id, last_look_id, body, key_id, signature";

    /// <summary>The last checkpoint, or null in a journal that has none yet.</summary>
    public static Task<Row?> Last(Link link) =>
        link.Find<Row>($"SELECT {Columns} FROM journal_checkpoint ORDER BY size DESC LIMIT 1");

    /// <summary>The last look that the journal holds.</summary>
    public static async Task<long> LastLook(Link link) =>
        await link.Find<long?>("SELECT last_look_id FROM journal_checkpoint ORDER BY size DESC LIMIT 1") ?? 0;

    /// <summary>The checkpoint of exactly this size, or null.</summary>
    public static Task<Row?> OfSize(Link link, long size) =>
        link.Find<Row>($"SELECT {Columns} FROM journal_checkpoint WHERE size = @size", new { size });

    /// <summary>The checkpoints that cover more than a size and not more than another, in order.</summary>
    public static Task<IReadOnlyList<Row>> Between(Link link, long above, long upTo, int most) => link.List<Row>(
        $"SELECT {Columns} FROM journal_checkpoint WHERE size > @above AND size <= @upTo ORDER BY size LIMIT @most", new { above, upTo, most });

    public static async Task Insert(Link link, Row row, string publicKey)
    {
        await link.Execute("INSERT INTO journal_key (id, public_key, first_at) VALUES (@KeyId, @publicKey, @At) ON CONFLICT (id) DO NOTHING",
            new { row.KeyId, publicKey, row.At });
        await link.Execute($"""
            INSERT INTO journal_checkpoint ({Columns}) VALUES (@Size, @Root, @At, @LastEntryId, @LastLookId, @Body, @KeyId, @Signature)
            """, row);
    }

    /// <summary>The keys that have signed, oldest first.</summary>
    public static Task<IReadOnlyList<ExportKey>> Keys(Link link) =>
        link.List<ExportKey>("SELECT id, public_key AS PublicKey FROM journal_key ORDER BY first_at, id");
}
