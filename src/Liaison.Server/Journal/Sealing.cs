using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Closes the entries that have committed: gives each its position in the tree and signs a checkpoint over all of them.</summary>
public sealed class Sealing(Database database, LookIntake looks, JournalSigner signer, WitnessLog witness, TimeProvider clock)
{
    // Commands wait meanwhile: so many take a fraction of a second. A batch of looks is entered whole, so there may be some more.
    private const int MostEntries = 2000;

    /// <summary>Enters the looks that wait and seals all there is, in one transaction for each two thousand entries or so, and tells the local
    /// witness.</summary>
    /// <returns>How many checkpoints it took.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var checkpoints = 0;
        (int Entries, long LastLook) done;
        do
        {
            done = await database.WriteAlone(Seal, cancellationToken);
            checkpoints += done.Entries > 0 ? 1 : 0;
        }
        while (done.Entries >= MostEntries);
        await witness.CatchUp(after => database.Read(Reach.None, link => CheckpointTable.Between(link, after, long.MaxValue, WitnessLog.MostLines)));
        await looks.Forget(done.LastLook);
        return checkpoints;
    }

    private async Task<(int Entries, long LastLook)> Seal(Link link)
    {
        var last = await CheckpointTable.Last(link);
        var entries = await LeafTable.Next(link, last?.LastEntryId ?? 0, MostEntries);
        var lastLook = last?.LastLookId ?? 0;
        // What was entered in its act comes first; where there is more of that, looks wait for the next write.
        if (entries.Count < MostEntries)
        {
            var lastEntry = entries.Count > 0 ? entries[^1].Id : last?.LastEntryId ?? 0;
            (lastLook, var entered) = await looks.EnterInto(link, lastLook, lastEntry, MostEntries);
            entries = [.. entries, .. entered];
        }
        if (entries.Count == 0)
            return (0, lastLook);
        var edge = await LeafTable.Tree(link).Edge(last?.Size ?? 0);
        foreach (var entry in entries)
            await Append(link, edge, entry);
        var checkpoint = new Checkpoint(OriginOf(last), edge.Size, edge.Root(), clock.Now());
        var (body, keyId, signature) = signer.Key.Sign(checkpoint);
        await CheckpointTable.Insert(link, new CheckpointTable.Row
        {
            Size = checkpoint.Size, Root = checkpoint.Root, At = checkpoint.At, LastEntryId = entries[^1].Id, LastLookId = lastLook,
            Body = body, KeyId = keyId, Signature = signature,
        }, signer.Key.PublicPem);
        return (entries.Count, lastLook);
    }

    private static async Task Append(Link link, RightEdge edge, LeafTable.Unsealed entry)
    {
        var leaf = new JournalLeaf(edge.Size, entry.PrefectureCode, JournalLeaf.Commit(entry.Salt, entry.Payload));
        await LeafTable.Insert(link, leaf, entry.Id);
        var stored = new List<(int Level, long Position, byte[] Hash)>();
        edge.Append(leaf.Hash(), (level, position, hash) =>
        {
            if (level > 0 && StoredTree.Stores(level))
                stored.Add((level, position, hash));
        });
        foreach (var (level, position, hash) in stored)
            await LeafTable.InsertNode(link, level, position, hash);
    }

    private string OriginOf(CheckpointTable.Row? last) =>
        last is not null && Checkpoint.TryParse(last.Body, out var before) ? before.Origin : signer.Origin;
}
