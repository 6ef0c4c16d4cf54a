using System.Security.Cryptography;
using Liaison.Server.Data;
using Liaison.Server.Protection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Liaison.Server.Tests;

/// <summary>The PostgreSQL of this run: two roles, one migrated database that the others are copied from, and no trace of them afterwards.</summary>
public static class TestServer
{
    /// <summary>Holds the connection string of somebody who may create databases and roles.</summary>
    public const string Variable = "LIAISON_TEST_POSTGRES";

    private static readonly string Run = $"liaison_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    private static readonly string Password = RandomNumberGenerator.GetHexString(32);
    private static readonly Lazy<Task> Prepared = new(Prepare);
    private static int databases;

    /// <summary>How to reach it; null where there is none.</summary>
    public static string? Address { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? address : null;

    public static string NewName() => $"{Run}_{Interlocked.Increment(ref databases)}";

    /// <summary>How the one who may do everything connects.</summary>
    public static string AsSuperuser(string database) => new NpgsqlConnectionStringBuilder(Address) { Database = database, Pooling = false }.ToString();

    /// <summary>How the service connects.</summary>
    public static string AsService(string database) => As("service", database);

    /// <summary>How the owner of the tables connects.</summary>
    public static string AsOwner(string database) => As("owner", database);

    public static async Task Create(string database, bool empty)
    {
        await Prepared.Value;
        await Say($"CREATE DATABASE {database} OWNER {Run}_owner TEMPLATE {(empty ? "template0" : $"{Run}_template")}");
    }

    public static Task Drop(string database) => Say($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    /// <summary>Makes a role that row security does not bind; says how it connects.</summary>
    public static async Task<string> CreateBypassing(string database)
    {
        await Say($"CREATE ROLE {Run}_bypassing LOGIN BYPASSRLS PASSWORD '{Password}'");
        return As("bypassing", database);
    }

    private static string As(string role, string database) =>
        new NpgsqlConnectionStringBuilder(Address ?? "") { Database = database, Username = $"{Run}_{role}", Password = Password }.ToString();

    private static async Task Prepare()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Clean().GetAwaiter().GetResult();
        await Say($"CREATE ROLE {Run}_owner LOGIN PASSWORD '{Password}'");
        await Say($"CREATE ROLE {Run}_service LOGIN PASSWORD '{Password}'");
        await Say($"GRANT {Run}_owner TO CURRENT_USER");
        await Say($"CREATE DATABASE {Run}_template OWNER {Run}_owner TEMPLATE template0");
        await using var database = new PostgresDatabase(new StorageOptions
        {
            ConnectionString = AsService($"{Run}_template") + ";Pooling=false",
            OwnerConnectionString = AsOwner($"{Run}_template"),
        }, NullLogger<PostgresDatabase>.Instance);
        var folder = Directory.CreateTempSubdirectory("liaison-test-");
        await using var store = new PostgresKeyStore(AsService($"{Run}_template") + ";Pooling=false", AsOwner($"{Run}_template"),
            NullLogger<PostgresKeyStore>.Instance);
        using (var safe = TestSafe.Over(store, folder.FullName))
            Migrator.Migrate(database, safe);
        folder.Delete(recursive: true);
    }

    private static async Task Clean()
    {
        await Say($"DROP DATABASE IF EXISTS {Run}_template WITH (FORCE)");
        await Say($"DROP ROLE IF EXISTS {Run}_owner, {Run}_service, {Run}_bypassing");
    }

    private static async Task Say(string words)
    {
        await using var connection = new NpgsqlConnection(Address);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = words;
        await command.ExecuteNonQueryAsync();
    }
}
