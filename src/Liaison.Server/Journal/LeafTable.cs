using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>The leaves of the tree and the stored hashes above them; they are only ever added.</summary>
public static class LeafTable
{
    /// <summary>An entry that is not sealed yet.</summary>
    public sealed record Unsealed
    {
        public required long Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required string Payload { get; init; }
        public required byte[] Salt { get; init; }
    }

    /// <summary>A leaf as it is kept.</summary>
    public sealed record Row
    {
        public required long Position { get; init; }
        public required long EntryId { get; init; }
        public required string PrefectureCode { get; init; }
        public required byte[] Commitment { get; init; }
        public byte[]? Salt { get; init; }
        public string? Payload { get; init; }

        public JournalLeaf ToLeaf() => new(Position, PrefectureCode, Commitment);

        public ExportLeaf ToExport() => new(Position, PrefectureCode, Commitment, Salt, Payload);
    }

    /// <summary>The next entries after an id, in the order of their ids.</summary>
    public static Task<IReadOnlyList<Unsealed>> Next(Link link, long lastEntryId, int most) => link.List<Unsealed>("""
        SELECT id, prefecture_code, payload, salt FROM journal_entry WHERE id > @lastEntryId ORDER BY id LIMIT @most
        """, new { lastEntryId, most });

    /// <summary>Leaves from a position on, with the payloads of one prefecture, or of all when it is null.</summary>
    public static Task<IReadOnlyList<Row>> From(Link link, long position, int most, string? prefecture) => link.List<Row>("""
        SELECT l.position, l.entry_id, l.prefecture_code, l.commitment, e.salt, e.payload
        FROM journal_leaf l LEFT JOIN journal_entry e ON e.id = l.entry_id AND (@prefecture IS NULL OR e.prefecture_code = @prefecture)
        WHERE l.position >= @position ORDER BY l.position LIMIT @most
        """, new { position, most, prefecture });

    /// <summary>Adds a leaf.</summary>
    public static Task Insert(Link link, JournalLeaf leaf, long entryId) => link.Execute("""
        INSERT INTO journal_leaf (position, entry_id, prefecture_code, commitment) VALUES (@Position, @entryId, @Prefecture, @Commitment)
        """, new { leaf.Position, entryId, leaf.Prefecture, leaf.Commitment });

    /// <summary>Adds the hash of a subtree that will not change any more.</summary>
    public static Task InsertNode(Link link, int level, long position, byte[] hash) =>
        link.Execute("INSERT INTO journal_node (level, position, hash) VALUES (@level, @position, @hash)", new { level, position, hash });

    /// <summary>The tree as the database keeps it.</summary>
    public static StoredTree Tree(Link link) => new((level, first) => level == 0 ? LeafHashes(link, first) : Nodes(link, level, first));

    /// <summary>Stored hashes of a level from a position on, a block at most.</summary>
    public static Task<IReadOnlyList<byte[]>> Nodes(Link link, int level, long first) => link.List<byte[]>("""
        SELECT hash FROM journal_node WHERE level = @level AND position >= @first AND position < @end ORDER BY position
        """, new { level, first, end = first + StoredTree.BlockSize });

    private static async Task<IReadOnlyList<byte[]>> LeafHashes(Link link, long first)
    {
        var leaves = await link.List<Row>("""
            SELECT position, entry_id, prefecture_code, commitment FROM journal_leaf WHERE position >= @first AND position < @end ORDER BY position
            """, new { first, end = first + StoredTree.BlockSize });
        return [.. leaves.Select(leaf => leaf.ToLeaf().Hash())];
    }
}
