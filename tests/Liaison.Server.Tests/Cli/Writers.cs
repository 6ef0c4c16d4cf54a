using System.Collections.Concurrent;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cli;

/// <summary>Several people who register associations without a pause, and what was answered to them.</summary>
public sealed class Writers : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<Guid> acknowledged = new();
    private readonly Task[] people;

    private Writers(Actor office, int count, string name) => people = [.. Enumerable.Range(0, count).Select(person => Task.Run(() => Write(office, $"{name} {person}")))];

    /// <summary>What is acknowledged until now, in the order of the answers.</summary>
    public IReadOnlyList<Guid> Acknowledged => [.. acknowledged];

    public static async Task<Writers> Start(LiaisonApp app, int count = 8)
    {
        var writers = new Writers(await app.Staff(Role.OfficeHead), count, "Association exemple sous charge");
        while (writers.acknowledged.Count < 10 * count)
            await Task.Delay(5);
        return writers;
    }

    public async Task Stop()
    {
        await stop.CancelAsync();
        await Task.WhenAll(people);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        stop.Dispose();
    }

    private async Task Write(Actor office, string name)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
            acknowledged.Enqueue((await office.Post("/associations", new { name = $"{name}, {number}" })).Is(201).Id);
    }
}
