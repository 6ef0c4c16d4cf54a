using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>The entries that wait to be sealed, on whichever node they were written.</summary>
public sealed record JournalBacklog
{
    public static readonly JournalBacklog None = new();

    public long Entries { get; init; }

    /// <summary>When the first of them was written.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    public static async Task<JournalBacklog> Read(Database database, LookIntake looks)
    {
        var (entries, lastLook) = await database.Read(Reach.None, async link => (await link.Find<JournalBacklog>("""
            SELECT count(*) AS entries, min(at) AS oldest_at FROM journal_entry
            WHERE id > COALESCE((SELECT last_entry_id FROM journal_checkpoint ORDER BY size DESC LIMIT 1), 0)
            """), await CheckpointTable.LastLook(link)));
        return entries!.And(await looks.Waiting(lastLook));
    }

    /// <summary>For how long the first of them has waited.</summary>
    public TimeSpan Age(TimeProvider clock) => OldestAt is { } oldest ? clock.GetUtcNow() - oldest : TimeSpan.Zero;

    private JournalBacklog And(JournalBacklog other) => new()
    {
        Entries = Entries + other.Entries,
        OldestAt = other.OldestAt is null || OldestAt <= other.OldestAt ? OldestAt : other.OldestAt,
    };
}
