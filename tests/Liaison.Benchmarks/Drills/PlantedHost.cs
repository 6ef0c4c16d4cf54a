using System.CommandLine;
using Liaison.Benchmarks.Malformed;
using Liaison.Server.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Liaison.Benchmarks.Drills;

/// <summary>The demo with planted faults, as the control of the drill with malformed requests.</summary>
public static class PlantedHost
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Required = true };
        var urls = new Option<string>("--urls") { Required = true };
        var serve = new Command("serve-planted", "Serve a demo with planted faults; a drill starts it itself.") { data, urls };
        serve.Hidden = true;
        serve.SetAction((parsed, stop) => Run(parsed.GetRequiredValue(data), parsed.GetRequiredValue(urls), stop));
        return serve;
    }

    private static async Task Run(string folder, string urls, CancellationToken stop)
    {
        await using var app = Server.Host.Build([$"--Storage:Path={Path.Combine(folder, "demo.db")}", $"--urls={urls}"], builder =>
        {
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
            builder.Services.AddSingleton<TimeProvider>(new DemoClock(SommeYear.Start));
            builder.Services.PlantFaults();
        });
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
    }
}
