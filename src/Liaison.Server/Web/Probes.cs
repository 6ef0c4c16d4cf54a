using System.Reflection;
using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prometheus;

namespace Liaison.Server.Web;

/// <summary>What the machines around the service may ask without a key: whether it lives, whether it is ready, which version it is, how it does.</summary>
public static class Probes
{
    /// <summary>A check that takes longer has failed.</summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    private static readonly PathString Health = "/health";
    private static readonly PathString VersionPath = "/version";
    private static readonly string Version = typeof(Probes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static IServiceCollection AddProbes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: LongestAnswer);
        if (configuration.GetValue<ushort?>("Metrics:Port") is not { } port)
            return services;
        var registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(registry);
        return services.AddSingleton(registry).AddMetricServer(server =>
        {
            (server.Port, server.Hostname, server.Registry) = (port, configuration["Metrics:Host"] ?? "localhost", registry);
        });
    }

    /// <summary>Whether a request asks one of them.</summary>
    public static bool IsAskedBy(HttpRequest request) => request.Path.StartsWithSegments(Health) || request.Path.StartsWithSegments(VersionPath);

    public static void MapProbes(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write });
        app.MapGet("/version", () => TypedResults.Ok(new Dictionary<string, string> { ["version"] = Version })).ExcludeFromDescription();
        if (app.Services.GetService<CollectorRegistry>() is { } registry)
            JournalMetrics.Register(registry, app.Services);
    }

    // The name of each check and how it stands, nothing else.
    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = CamelCase.Of(report.Status),
        checks = report.Entries.ToDictionary(check => check.Key, check => CamelCase.Of(check.Value.Status)),
    });
}
