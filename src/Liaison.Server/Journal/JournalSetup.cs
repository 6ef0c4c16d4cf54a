using System.Security.Cryptography;
using Liaison.Server.Data;
using Liaison.Server.Web;

namespace Liaison.Server.Journal;

/// <summary>Registers the journal: its key and witness in the key folder, its sealer, and what tells of its health.</summary>
public static class JournalSetup
{
    public static IServiceCollection AddJournal(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => configuration.GetSection("Journal").Get<JournalOptions>() ?? new JournalOptions());
        services.AddSingleton(provider => JournalKey.Open(provider.GetRequiredService<KeyFolder>().JournalKey));
        services.AddSingleton(provider => new WitnessLog(provider.GetRequiredService<KeyFolder>().Checkpoints));
        services.AddSingleton(provider => new JournalSigner(provider.GetRequiredService<JournalOptions>().Origin, provider.GetRequiredService<JournalKey>()));
        services.AddSingleton<LookIntake>(provider => provider.GetRequiredService<Database>() switch
        {
            PostgresDatabase server => new LookTable(server),
            SqliteDatabase file => new LookFile(file),
            var other => throw new InvalidOperationException($"No looks can be kept beside {other.GetType().Name}."),
        });
        services.AddSingleton<Sealing>();
        services.AddSingleton<Pruning>();
        services.AddSingleton<Export>();
        services.AddSingleton<BreachFile>();
        services.AddSingleton<SealerState>();
        services.AddHostedService<Sealer>();
        services.AddHealthChecks().AddCheck<JournalHealth>("journal", timeout: Probes.LongestAnswer);
        return services;
    }

    /// <summary>Why the configured journal cannot be kept, or null when it can.</summary>
    public static string? WhyNot(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<JournalKey>();
            return services.GetRequiredService<JournalOptions>().WhyNot();
        }
        catch (CryptographicException unusable)
        {
            return unusable.Message;
        }
    }
}
