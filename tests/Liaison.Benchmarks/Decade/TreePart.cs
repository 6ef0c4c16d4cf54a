using Liaison.Server.Journal;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>The sealed tree over the generated journal, hash for hash as the service would have made it.</summary>
public sealed class TreePart(sqlite3 database, JournalKey key) : IDisposable
{
    private readonly Bulk leaves = new(database, "INSERT INTO journal_leaf (position, entry_id, prefecture_code, commitment) VALUES (?, ?, ?, ?)");
    private readonly Bulk nodes = new(database, "INSERT INTO journal_node (level, position, hash) VALUES (?, ?, ?)");
    private readonly Bulk keys = new(database, "INSERT OR IGNORE INTO journal_key (id, public_key, first_at) VALUES (?, ?, ?)");
    private readonly Bulk checkpoints = new(database, """
        INSERT INTO journal_checkpoint (size, root, at, last_entry_id, body, key_id, signature) VALUES (?, ?, ?, ?, ?, ?, ?)
        """);
    private readonly RightEdge edge = new();

    /// <summary>Adds the leaf of the next entry; entries are numbered from 1.</summary>
    public void Append(string prefecture, byte[] commitment)
    {
        leaves.Number(edge.Size).Number(edge.Size + 1).Text(prefecture).Bytes(commitment).Done();
        edge.Append(new JournalLeaf(edge.Size, prefecture, commitment).Hash(), (level, position, hash) =>
        {
            if (level > 0 && StoredTree.Stores(level))
                nodes.Number(level).Number(position).Bytes(hash).Done();
        });
    }

    /// <summary>Signs a checkpoint over all leaves so far.</summary>
    public void Seal(DateTimeOffset at)
    {
        var instant = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        keys.Text(key.Id).Text(key.PublicPem).At(instant).Done();
        var (body, keyId, signature) = key.Sign(new Checkpoint(new JournalOptions().Origin, edge.Size, edge.Root(), instant));
        checkpoints.Number(edge.Size).Bytes(edge.Root()).At(instant).Number(edge.Size).Text(body).Text(keyId).Bytes(signature).Done();
    }

    public void Dispose()
    {
        leaves.Dispose();
        nodes.Dispose();
        keys.Dispose();
        checkpoints.Dispose();
    }
}
