using Liaison.Server.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Liaison.Server.Journal;

/// <summary>Whether the journal is sealed in time.</summary>
public sealed class JournalHealth(Database database, LookIntake looks, SealerState state, TimeProvider clock) : IHealthCheck
{
    /// <summary>Sealing comes each second: what waits longer than this waits for somebody to look.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        state.FailedLast || (await JournalBacklog.Read(database, looks)).Age(clock) > LongestWait ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();
}
