namespace Liaison.Server.Data;

/// <summary>A write that waits for its turn; its sender learns the outcome only after the commit.</summary>
internal abstract class PendingWrite(CancellationToken cancellation)
{
    /// <summary>Whether its sender went away before its turn came.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Why it alone failed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether it is still wanted, asked once, when its turn comes.</summary>
    public bool IsWanted()
    {
        IsCancelled = cancellation.IsCancellationRequested;
        return !IsCancelled;
    }

    /// <summary>Does the work on the writer's connection.</summary>
    public abstract void Run(Link link);

    /// <summary>Tells the outcome, after the commit.</summary>
    public abstract void Answer();

    /// <summary>Tells that nothing was written.</summary>
    public abstract void Fail(Exception reason);
}

/// <inheritdoc/>
internal sealed class PendingWrite<T>(Func<Link, Task<T>> command, CancellationToken cancellation) : PendingWrite(cancellation)
{
    private readonly TaskCompletionSource<T> outcome = new();
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private T? result;

    public Task<T> Outcome => outcome.Task;

    // SQLite's calls complete at once, so the command is finished when it returns; the sender's culture goes with it.
    public override void Run(Link link)
    {
        if (context is null)
            result = command(link).GetAwaiter().GetResult();
        else
            ExecutionContext.Run(context, _ => result = command(link).GetAwaiter().GetResult(), null);
    }

    public override void Answer()
    {
        if (IsCancelled)
            outcome.SetCanceled();
        else if (Failure is not null)
            outcome.SetException(Failure);
        else
            outcome.SetResult(result!);
    }

    public override void Fail(Exception reason) => outcome.SetException(reason);
}
