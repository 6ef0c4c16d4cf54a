using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Liaison.Server.Data;

/// <summary>Whether the database answers.</summary>
public sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM prefecture"));
        return HealthCheckResult.Healthy();
    }
}
