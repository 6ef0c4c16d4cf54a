using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Deletes the content of entries that have been sealed for long enough; their leaves, and with them all proofs, stay.</summary>
public sealed class Pruning(Database database, JournalOptions options, TimeProvider clock)
{
    private const int MostEntries = 1000;

    private const string EmptySql = "UPDATE journal_entry SET payload = NULL, salt = NULL, by_key = NULL WHERE id >= @first AND id <= @last";

    // Up to here all is pruned; found again after a restart.
    private long prunedSize;
    private long prunedId;

    /// <summary>Empties what has expired, in small writes.</summary>
    /// <returns>How many entries.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var pruned = 0;
        if (await Expired() is not { } expired)
            return pruned;
        while (await FirstKept(expired.LastEntryId) is { } first)
        {
            var last = Math.Min(first + MostEntries - 1, expired.LastEntryId);
            pruned += await database.Write(Reach.None, link => link.Execute(EmptySql, new { first, last }), cancellationToken);
            prunedId = last;
        }
        prunedSize = expired.Size;
        return pruned;
    }

    // An entry expires with the first checkpoint that covers it, so that a verifier can tell by that alone which payloads may be missing.
    private Task<CheckpointTable.Row?> Expired() => database.Read(Reach.None, async link =>
    {
        var young = await link.Find<long?>("SELECT size FROM journal_checkpoint WHERE size > @prunedSize AND at > @limit ORDER BY size LIMIT 1",
            new { prunedSize, limit = clock.Now().AddMonths(-options.PayloadMonths) });
        return await link.Find<CheckpointTable.Row>($"""
            SELECT {CheckpointTable.Columns} FROM journal_checkpoint WHERE size > @prunedSize AND size < @end ORDER BY size DESC LIMIT 1
            """, new { prunedSize, end = young ?? long.MaxValue });
    });

    private Task<long?> FirstKept(long lastEntryId) => database.Read(Reach.None, link => link.Find<long?>("""
        SELECT id FROM journal_entry WHERE id > @prunedId AND id <= @lastEntryId AND payload IS NOT NULL ORDER BY id LIMIT 1
        """, new { prunedId, lastEntryId }));
}
