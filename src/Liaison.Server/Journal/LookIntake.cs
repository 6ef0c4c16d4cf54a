using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Where the entry of a look is put on disk before its answer leaves, and whence the sealer takes it into the journal.</summary>
public abstract class LookIntake : IAsyncDisposable
{
    /// <summary>Takes the entry of a look; on disk when this returns. Where that fails nothing may be shown.</summary>
    /// <exception cref="Domain.RefusedException"><c>journal.unavailable</c></exception>
    public Task Add(JournalEntry look) => JournalRules.Refusing(() => Keep(look));

    protected abstract Task Keep(JournalEntry look);

    /// <summary>Enters what waits into the journal, inside the sealer's write.</summary>
    /// <param name="after">The last look that was taken before.</param>
    /// <param name="lastEntry">The last entry of the journal.</param>
    /// <param name="most">How many entries, about.</param>
    /// <returns>The last look that is in the journal now, and the entries that were added to it.</returns>
    public abstract Task<(long LastLook, IReadOnlyList<LeafTable.Unsealed> Entries)> EnterInto(Link sealing, long after, long lastEntry, int most);

    /// <summary>Lets go of what the journal holds, once that is on disk.</summary>
    public abstract Task Forget(long upTo);

    /// <summary>What waits outside the journal.</summary>
    /// <param name="after">The last look that the journal holds.</param>
    public abstract Task<JournalBacklog> Waiting(long after);

    public abstract ValueTask DisposeAsync();
}
