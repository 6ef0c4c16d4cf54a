using Liaison.Domain;
using Liaison.Server.Data;
using Prometheus;

namespace Liaison.Server.Journal;

/// <summary>What the journal tells those who watch the service.</summary>
public static class JournalMetrics
{
    /// <summary>Adds the journal's figures to a registry; they are read when they are asked for.</summary>
    public static void Register(CollectorRegistry registry, IServiceProvider services)
    {
        var metrics = Metrics.WithCustomRegistry(registry);
        var unsealed = metrics.CreateGauge("liaison_journal_unsealed_entries", "Entries that wait to be sealed, on all nodes.");
        var oldest = metrics.CreateGauge("liaison_journal_oldest_unsealed_seconds", "For how long the first of them has waited.");
        var checkpoints = metrics.CreateCounter("liaison_journal_checkpoints_total", "Checkpoints this node has signed since it started.");
        var failures = metrics.CreateCounter("liaison_journal_failed_sealings_total", "Attempts of this node to seal or prune that failed.");
        var (database, clock) = (services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>());
        var (state, looks) = (services.GetRequiredService<SealerState>(), services.GetRequiredService<LookIntake>());
        registry.AddBeforeCollectCallback(async _ =>
        {
            checkpoints.IncTo(state.Checkpoints);
            failures.IncTo(state.Failures);
            var backlog = await Backlog(database, looks);
            unsealed.Set(backlog?.Entries ?? double.NaN);
            oldest.Set(backlog?.Age(clock).TotalSeconds ?? double.NaN);
        });
    }

    // A database that does not answer must not hide what the node itself knows.
    private static async Task<JournalBacklog?> Backlog(Database database, LookIntake looks)
    {
        try
        {
            return await JournalBacklog.Read(database, looks);
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
