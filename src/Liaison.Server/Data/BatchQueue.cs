using System.Collections.Concurrent;

namespace Liaison.Server.Data;

/// <summary>A queue of bounded length before one thread, which takes all that waits at once: what comes while one batch is written makes
/// the next.</summary>
/// <param name="name">Name of the thread.</param>
/// <param name="write">Writes and answers a batch; it never throws.</param>
internal sealed class BatchQueue<T>(string name, Action<List<T>> write) : IDisposable
{
    public const int MaxWaiting = 4096;
    private const int MaxBatch = 256;

    private readonly BlockingCollection<T> waiting = new(MaxWaiting);
    private Thread? thread;

    /// <summary>Starts to write.</summary>
    public BatchQueue<T> Start()
    {
        thread = new Thread(WriteUntilClosed) { Name = name, IsBackground = true };
        thread.Start();
        return this;
    }

    /// <summary>Puts something into the queue; refused with <c>storage.busy</c> when it is full, <c>storage.unavailable</c> when it is closed.</summary>
    public void Add(T next)
    {
        try
        {
            if (!waiting.TryAdd(next))
                throw DataRules.Busy.Because();
        }
        catch (InvalidOperationException)
        {
            throw DataRules.Unavailable.Because();
        }
    }

    /// <summary>Takes no more, and returns when all that waited is written and answered.</summary>
    public void Dispose()
    {
        if (waiting.IsAddingCompleted)
            return;
        waiting.CompleteAdding();
        thread?.Join();
    }

    private void WriteUntilClosed()
    {
        var batch = new List<T>(MaxBatch);
        while (waiting.TryTake(out var first, Timeout.Infinite))
        {
            batch.Add(first);
            Gather(batch);
            write(batch);
            batch.Clear();
        }
    }

    // One yield lets those come who are about to; nobody is waited for.
    private void Gather(List<T> batch)
    {
        Thread.Yield();
        while (batch.Count < MaxBatch && waiting.TryTake(out var next))
            batch.Add(next);
    }
}
