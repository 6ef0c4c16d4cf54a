using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Verifies the journal where it lies: all an export shows, the payloads of every prefecture, and what the database keeps beside it.</summary>
public sealed class DatabaseVerification : IDisposable
{
    private const int PageSize = 2000;

    private readonly Database database;
    private readonly VerificationReport report;
    private readonly KnownKeys keys;
    private readonly Verification verification;
    private readonly Dictionary<int, Queue<byte[]>> nodes = [];
    private long lastEntryId;

    private DatabaseVerification(Database database, IReadOnlyList<ExportKey> named, Evidence evidence, VerificationReport report)
    {
        (this.database, this.report) = (database, report);
        keys = new KnownKeys(named, evidence.PinnedKeys, report);
        verification = new Verification(report, keys, evidence.Witnesses(report.Origin, keys, report), prefecture: null);
    }

    public static async Task<VerificationReport> Run(Database database, JournalOptions options, Evidence evidence, TimeProvider clock)
    {
        var (last, named) = await database.Read(Reach.None, async link => (await CheckpointTable.Last(link), await CheckpointTable.Keys(link)));
        var origin = last is not null && Checkpoint.TryParse(last.Body, out var checkpoint) ? checkpoint.Origin : options.Origin;
        var report = new VerificationReport { Origin = origin, PayloadMonths = options.PayloadMonths };
        using var running = new DatabaseVerification(database, named, evidence, report);
        while (await running.Page(last?.Size ?? 0))
        {
            // page after page, each from a snapshot of its own: the service goes on meanwhile
        }
        await running.CompareEntries(last);
        running.verification.Close(clock.Now());
        return report;
    }

    public void Dispose() => keys.Dispose();

    private async Task<bool> Page(long end)
    {
        var from = verification.Size;
        var most = (int)Math.Min(PageSize, end - from);
        var (leaves, checkpoints) = await database.Read(Reach.None, async link => (await LeafTable.From(link, from, most, null),
            await CheckpointTable.Between(link, from, from + most, PageSize)));
        foreach (var leaf in leaves)
        {
            if (leaf.EntryId <= lastEntryId)
                report.Fault($"Leaf {leaf.Position}: it seals entry {leaf.EntryId} after entry {lastEntryId}.");
            lastEntryId = leaf.EntryId;
            verification.Leaf(leaf.ToExport(), Expect);
            foreach (var checkpoint in checkpoints.Where(checkpoint => checkpoint.Size == verification.Size))
                CompareCheckpoint(checkpoint);
        }
        await CompareNodes();
        return leaves.Count > 0 && verification.Size < end;
    }

    private void CompareCheckpoint(CheckpointTable.Row row)
    {
        verification.Checkpoint(row.ToSigned());
        if (row.LastEntryId != lastEntryId || !Checkpoint.TryParse(row.Body, out var signed) || signed.Size != row.Size
            || signed.At != row.At || !Merkle.Same(signed.Root, row.Root))
            report.Fault($"Checkpoint {report.Checkpoints}: what the database keeps beside its text differs from it.");
    }

    private void Expect(int level, long position, byte[] hash)
    {
        if (level == 0 || !StoredTree.Stores(level))
            return;
        if (!nodes.TryGetValue(level, out var expected))
            nodes[level] = expected = [];
        expected.Enqueue(hash);
    }

    // What is stored above the leaves is needed for proofs alone: a wrong hash makes wrong proofs.
    private async Task CompareNodes()
    {
        foreach (var (level, expected) in nodes)
        {
            var first = (verification.Size >> level) - expected.Count;
            var stored = await database.Read(Reach.None, link => LeafTable.Nodes(link, level, first));
            if (stored.Count < expected.Count || !expected.Zip(stored, (hash, other) => Merkle.Same(hash, other)).All(same => same))
                report.Fault($"The stored hashes of level {level} from {first} on are not those of the leaves.");
            expected.Clear();
        }
    }

    private async Task CompareEntries(CheckpointTable.Row? last)
    {
        var entries = await database.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM journal_entry WHERE id <= @id",
            new { id = last?.LastEntryId ?? 0 }));
        if (entries != verification.Size || verification.Size != (last?.Size ?? 0))
            report.Fault($"The database keeps {entries} entries and {verification.Size} leaves, and its last checkpoint covers {last?.Size ?? 0}.");
    }
}
