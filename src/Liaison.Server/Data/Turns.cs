using System.Collections.Concurrent;

namespace Liaison.Server.Data;

/// <summary>Lets one command of each prefecture go to the server at a time, as it would have to there: those that wait hold no connection
/// that a reader could use. Between nodes the server's own locks do the same.</summary>
internal sealed class Turns
{
    public const int MaxWaiting = 4096;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> doors = [];
    private int waiting;

    /// <summary>Waits for its turn and holds it until disposed; refused with <c>storage.busy</c> when too many wait. Who belongs to no
    /// prefecture waits for nobody.</summary>
    public async Task<IDisposable?> Take(string? prefecture, CancellationToken cancellationToken)
    {
        if (prefecture is null)
            return null;
        var door = doors.GetOrAdd(prefecture, _ => new SemaphoreSlim(1));
        try
        {
            if (Interlocked.Increment(ref waiting) > MaxWaiting)
                throw DataRules.Busy.Because();
            await door.WaitAsync(cancellationToken);
            return new Turn(door);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private sealed class Turn(SemaphoreSlim door) : IDisposable
    {
        public void Dispose() => door.Release();
    }
}
