using Liaison.Server.Data;

namespace Liaison.Server.Protection;

/// <summary>Registers the protection of what is said of people: root keys, key store and the safe over both.</summary>
public static class ProtectionSetup
{
    private const string FromEnvironment = "environment:";

    public static IServiceCollection AddProtection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => configuration.GetSection("Protection").Get<ProtectionOptions>() ?? new ProtectionOptions());
        services.AddSingleton(provider => KeyServiceOf(provider.GetRequiredService<ProtectionOptions>(), provider.GetRequiredService<KeyFolder>()));
        services.AddSingleton<KeyStore>(provider => StoreOf(provider));
        services.AddSingleton<Safe>();
        services.AddSingleton(provider => new ErasureRegister(provider.GetRequiredService<KeyFolder>()));
        return services;
    }

    private static IKeyService KeyServiceOf(ProtectionOptions options, KeyFolder folder) => options.KeyService switch
    {
        "files" => new RootKeyFiles(folder.RootKeys),
        var named when named.StartsWith(FromEnvironment, StringComparison.Ordinal) =>
            new RootKeyVariable(named[FromEnvironment.Length..], Environment.GetEnvironmentVariable(named[FromEnvironment.Length..])),
        var other => throw new StorageException($"The setting Protection:KeyService is 'files' or '{FromEnvironment}NAME', not '{other}'."),
    };

    private static KeyStore StoreOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<ProtectionOptions>();
        var storage = provider.GetRequiredService<StorageOptions>();
        return storage.Engine == StorageEngine.Postgresql
            ? new PostgresKeyStore(options.KeyStoreConnectionString ?? storage.ConnectionString ?? "",
                options.KeyStoreOwnerConnectionString ?? storage.OwnerConnectionString, provider.GetRequiredService<ILogger<PostgresKeyStore>>())
            : new SqliteKeyStore(options.KeyStorePath ?? provider.GetRequiredService<KeyFolder>().CaseKeys, provider.GetRequiredService<ILogger<SqliteKeyStore>>());
    }
}
