using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>The entries that wait to be sealed, on whichever node they were written.</summary>
/// <param name="OldestAt">When the first of them was written.</param>
public sealed record JournalBacklog(long Entries, DateTimeOffset? OldestAt)
{
    private sealed record Row
    {
        public long Entries { get; init; }
        public DateTimeOffset? OldestAt { get; init; }
    }

    public static Task<JournalBacklog> Read(Database database) => database.Read(Reach.None, async link =>
    {
        var row = await link.Find<Row>("""
            SELECT count(*) AS entries, min(at) AS oldest_at FROM journal_entry
            WHERE id > COALESCE((SELECT last_entry_id FROM journal_checkpoint ORDER BY size DESC LIMIT 1), 0)
            """);
        return new JournalBacklog(row!.Entries, row.OldestAt);
    });

    /// <summary>For how long the first of them has waited.</summary>
    public TimeSpan Age(TimeProvider clock) => OldestAt is { } oldest ? clock.GetUtcNow() - oldest : TimeSpan.Zero;
}
