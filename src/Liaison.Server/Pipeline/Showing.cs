namespace Liaison.Server.Pipeline;

/// <summary>How an act shows what it left: that is read inside its own write. So the answer tells what this act made of it and no later one,
/// and an act whose answer may not be read, or cannot be journalled, has not happened.</summary>
public sealed class Showing
{
    private Func<object?, Task> read = _ => Task.CompletedTask;

    /// <summary>Reads after the act, by what the act gave.</summary>
    public void After<TResult>(Func<TResult, Task> show) => read = result => show((TResult)result!);

    /// <summary>Reads what is to be shown, if anything is.</summary>
    public Task Read(object? result) => read(result);
}
