using System.Threading.Channels;
using Liaison.Domain;

namespace Liaison.Server.Data;

/// <summary>Commits single statements together: what waits while one group is written makes the next.</summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    public const int MaxWaiting = 4096;
    private const int MaxGroup = 256;

    private readonly Channel<Pending> waiting = Channel.CreateBounded<Pending>(MaxWaiting);
    private readonly Func<IReadOnlyList<Func<Link, Task<int>>>, Task> write;
    private readonly Task writing;

    /// <param name="write">Runs statements in one transaction; all of them are on disk when it returns, or none.</param>
    public GroupWriter(Func<IReadOnlyList<Func<Link, Task<int>>>, Task> write)
    {
        this.write = write;
        writing = Task.Run(WriteUntilClosed);
    }

    private sealed record Pending(Func<Link, Task<int>> Statement)
    {
        public TaskCompletionSource Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Writes a statement with the next group; refused with <c>storage.busy</c> when too many wait, <c>storage.unavailable</c> at the end.</summary>
    public Task Add(Func<Link, Task<int>> statement)
    {
        var pending = new Pending(statement);
        return waiting.Writer.TryWrite(pending) ? pending.Outcome.Task
            : throw (writing.IsCompleted ? DataRules.Unavailable : DataRules.Busy).Because();
    }

    /// <summary>Takes no more, and returns when all that waited is written.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
    }

    private async Task WriteUntilClosed()
    {
        var group = new List<Pending>(MaxGroup);
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MaxGroup && waiting.Reader.TryRead(out var next))
                group.Add(next);
            if (!await Answered(group, answersFailure: group.Count == 1))
            {
                // One of them spoilt it for all: each goes alone, and only the culprit fails.
                foreach (var pending in group)
                    await Answered([pending], answersFailure: true);
            }
            group.Clear();
        }
    }

    /// <summary>Whether all of a group have their answer.</summary>
    private async Task<bool> Answered(List<Pending> group, bool answersFailure)
    {
        try
        {
            await write([.. group.Select(pending => pending.Statement)]);
            group.ForEach(pending => pending.Outcome.SetResult());
            return true;
        }
        catch (Exception failure) when (answersFailure || failure is RefusedException)
        {
            // Where the storage itself refuses, it would refuse each of them.
            group.ForEach(pending => pending.Outcome.SetException(failure));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
