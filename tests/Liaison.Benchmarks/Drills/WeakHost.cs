using System.CommandLine;
using Liaison.Benchmarks.Load;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Protection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Benchmarks.Drills;

/// <summary>A promise of the service that a control breaks, to show that its drill would notice.</summary>
public enum Weakness
{
    /// <summary>A commit does not wait for the disk.</summary>
    SynchronousOff,
    /// <summary>Nobody notes who looked at a case.</summary>
    NoRecord,
    /// <summary>The statements of a command stand alone, and commands run side by side.</summary>
    NoTransaction,
    /// <summary>What is said of people is written as it is.</summary>
    NoProtection,
}

/// <summary>The service with one weakness; drills start it as their control.</summary>
public static class WeakHost
{
    public static Command Create()
    {
        var weakness = new Argument<Weakness>("weakness");
        var database = new Option<string>("--database") { Required = true };
        var urls = new Option<string>("--urls") { Required = true };
        var serve = new Command("serve-weak", "Serve with one weakness; drills start it themselves.") { weakness, database, urls };
        serve.Hidden = true;
        serve.SetAction((parsed, stop) => Run(parsed.GetValue(weakness), parsed.GetRequiredValue(database), parsed.GetRequiredValue(urls), stop));
        return serve;
    }

    private static async Task Run(Weakness weakness, string database, string urls, CancellationToken stop)
    {
        var options = new StorageOptions { Path = database };
        await using var app = Server.Host.Build([$"--Storage:Path={database}", $"--urls={urls}", Servers.NoLimit], builder =>
        {
            // What sealing costs is measured against the service as it is otherwise; where faults are injected nobody reads what they had it write.
            if (weakness != Weakness.NoProtection)
                builder.Logging.ClearProviders();
            // Runs after the service has registered everything.
            builder.Host.ConfigureContainer<IServiceCollection>(services => Weaken(services, weakness, options));
        });
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
    }

    private static void Weaken(IServiceCollection services, Weakness weakness, StorageOptions options)
    {
        switch (weakness)
        {
            case Weakness.SynchronousOff:
                services.Replace(ServiceDescriptor.Singleton<Database>(new SqliteDatabase(options, NullLogger<SqliteDatabase>.Instance, "OFF")));
                break;
            case Weakness.NoTransaction:
                var torn = new TornDatabase(options);
                services.Replace(ServiceDescriptor.Singleton<Database>(torn));
                services.Replace(ServiceDescriptor.Singleton<LookIntake>(new LookFile(torn.Whole)));
                break;
            case Weakness.NoRecord:
                var record = services.Single(service => service.ServiceType == typeof(IPipelineBehavior<,>) && service.ImplementationType == typeof(Record<,>));
                services.Remove(record);
                break;
            case Weakness.NoProtection:
                services.Replace(ServiceDescriptor.Singleton<Safe>(provider => new PlainSafe(options.Path, provider.GetRequiredService<KeyStore>())));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(weakness));
        }
    }
}
