using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Faults;
using Liaison.Benchmarks.Load;

namespace Liaison.Benchmarks.Drills;

/// <summary>Faults of one kind, injected into the service while clients write; each kind on a database of its own.</summary>
public sealed class Faulting(Settings settings, Volumes pristine)
{
    private const int Clients = 8;
    private const int CallsAtMost = 60;

#pragma warning disable CA5394 // a drill repeats itself by its seed
    private readonly IReadOnlySet<string> there = Ledger.RequestsIn(pristine.Path);
    private readonly Random chance = new(settings.Seed);

    /// <summary>What became of the writes under all faults of a kind.</summary>
    public sealed record Outcome(long Injected, int Acknowledged, int Refused, Ledger Ledger);

    /// <summary>The process is killed at any moment and started again.</summary>
    /// <param name="weakness">None for the service itself.</param>
    public async Task<Outcome?> Kills(int count, Weakness? weakness = null)
    {
        var volume = pristine.CopyTo(settings, "R1-kill");
        var attempts = new Attempts(volume, settings.Seed);
        var kills = 0;
        for (; kills < count && attempts.HasMore; kills++)
        {
            await using var server = await (weakness is { } weak ? Servers.Weak(weak, volume.Path) : Servers.Ours(volume.Path));
            using var stop = new CancellationTokenSource();
            var writing = attempts.Write(server, Clients, stop.Token);
            await Task.Delay(chance.Next(300, 900), CancellationToken.None);
            await server.Kill();
            await stop.CancelAsync();
            await writing;
        }
        await using var last = await Servers.Ours(volume.Path);
        return await Judge(last, volume.Path, attempts, kills);
    }

    /// <summary>A call that writes or syncs fails, once; the service must go on by itself.</summary>
    public Task<Outcome?> FailingCalls(int count, bool atSync) => Disturb(atSync ? "sync" : "write", count, async (disk, server, attempts) =>
    {
        var before = disk.Injected;
        if (atSync)
            disk.FailSync(chance.Next(1, CallsAtMost), FaultControl.InputOutput);
        else
            disk.FailWrite(chance.Next(1, CallsAtMost), chance.Next(2) == 0 ? FaultControl.InputOutput : FaultControl.NoSpace);
        using var client = new Client(server);
        while (disk.Injected == before && attempts.HasMore)
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => attempts.One(client)));
        await MustGoOn(client, attempts);
    });

    /// <summary>Nothing can be written for a while.</summary>
    public Task<Outcome?> FullDisks(int count) => Disturb("full", count, async (disk, server, attempts) =>
    {
        using var client = new Client(server);
        disk.IsDiskFull = true;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => attempts.One(client)));
        disk.IsDiskFull = false;
        await MustGoOn(client, attempts);
    });

    /// <summary>The clock is set forward or back, by up to two days.</summary>
    public Task<Outcome?> ClockJumps(int count) => Disturb("clock", count, async (disk, server, attempts) =>
    {
        using var client = new Client(server);
        disk.ClockOffset = TimeSpan.FromSeconds(chance.Next(-172_800, 172_800));
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => attempts.One(client)));
    }, countsItself: true);

    /// <summary>The client is gone before its answer.</summary>
    public Task<Outcome?> AbortedConnections(int count) => Disturb("abort", count, async (_, server, attempts) =>
    {
        using var client = new Client(server);
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(chance.NextDouble() * 12));
        await Task.WhenAll(attempts.One(client, gone.Token), attempts.One(client));
    }, countsItself: true);
#pragma warning restore CA5394

    private async Task<Outcome?> Disturb(string kind, int count, Func<FaultControl, Child, Attempts, Task> disturb, bool countsItself = false)
    {
        var volume = pristine.CopyTo(settings, "R1-" + kind);
        using var disk = FaultControl.For(volume.Path);
        if (disk is null)
            return null;
        var attempts = new Attempts(volume, settings.Seed);
        await using var server = await Servers.Ours(volume.Path, disk.Environment);
        for (var turn = 0; turn < count; turn++)
            await disturb(disk, server, attempts);
        disk.ClockOffset = TimeSpan.Zero;
        return await Judge(server, volume.Path, attempts, countsItself ? count : disk.Injected);
    }

    private static async Task MustGoOn(Client client, Attempts attempts)
    {
        for (var patience = 0; patience < 10; patience++)
        {
            if (await attempts.One(client))
                return;
        }
        throw new InvalidOperationException("The service does not write any more after a fault.");
    }

    // Every write is sent again, those too that were answered: its key makes it happen once.
    private async Task<Outcome> Judge(Child server, string database, Attempts attempts, long injected)
    {
        var acknowledged = attempts.All.Count(attempt => attempt.AcknowledgedNs is not null);
        var before = Ledger.Of(database, there, attempts.All);
        await attempts.Replay(server);
        await server.Stop();
        var after = Ledger.Of(database, there, attempts.All);
        var absent = attempts.All.Count(attempt => !after.Known.Contains(attempt.CaseId));
        return new Outcome(injected, acknowledged, attempts.Refusals, after with { Lost = Math.Max(before.Lost, after.Lost) + absent });
    }
}
