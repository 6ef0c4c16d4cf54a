using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>Brings a database to the present schema by the numbered scripts in <c>migrations/</c>.</summary>
public static class Migrator
{
    /// <summary>Runs the scripts that have not run yet, each in its transaction; returns their names.</summary>
    /// <exception cref="StorageException">Scripts have run that this version does not know.</exception>
    public static IReadOnlyList<string> Migrate(Database database)
    {
        if (WhyAhead(database, asOwner: true) is { } reason)
            throw new StorageException(reason);
        if (database is PostgresDatabase server)
            return Migrate(server);
        var file = (SqliteDatabase)database;
        KeepLog(file);
        var done = Upgrade(database);
        if (done.Count > 0)
            Plan(file);
        return done;
    }

    /// <summary>Why this version cannot work on the schema of a database, or null when it can.</summary>
    public static string? WhyNot(Database database) => WhyAhead(database, asOwner: false) is { } ahead ? ahead
        : Engine(database, asOwner: false).IsUpgradeRequired()
            ? $"The schema of {database.Place} is behind this version: back it up, then run the command 'migrate'." : null;

    /// <summary>Names of the scripts of this version, in their order.</summary>
    public static IReadOnlyList<string> Scripts(StorageEngine engine) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith($"migrations/{engine}/", StringComparison.OrdinalIgnoreCase)).Select(NameOf).Order(StringComparer.Ordinal),
    ];

    /// <summary>The name of a script, without the folder of its engine.</summary>
    public static string NameOf(string script) => script[(script.LastIndexOf('/') + 1)..];

    /// <summary>Whether the database holds no schema at all yet.</summary>
    public static async Task<bool> IsEmpty(Database database) => await database.Read(Reach.None, link => database is SqliteDatabase
        ? link.Find<long>("SELECT count(*) FROM sqlite_schema")
        : link.Find<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) == 0;

    // A version that ran over a schema it does not know would not fill what that schema asks for.
    private static string? WhyAhead(Database database, bool asOwner)
    {
        var engine = Engine(database, asOwner);
        var unknown = engine.GetExecutedScripts().Except(engine.GetDiscoveredScripts().Select(script => script.Name)).FirstOrDefault();
        return unknown is null ? null
            : $"The schema of {database.Place} is ahead of this version, which does not know script {NameOf(unknown)}: start the version that made it.";
    }

    // Nodes that start together migrate one after the other.
    private static IReadOnlyList<string> Migrate(PostgresDatabase server)
    {
        using var owner = server.OpenAsOwner();
        owner.Execute("SELECT pg_advisory_lock(hashtext('liaison.migration'))");
        var done = Upgrade(server);
        PostgresRoles.Grant(owner, server.Role);
        return done;
    }

    private static IReadOnlyList<string> Upgrade(Database database)
    {
        var result = Engine(database).PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
    }

    // WAL lets readers go on while somebody writes; the mode stays with the file.
    private static void KeepLog(SqliteDatabase file)
    {
        using var connection = new SqliteConnection(file.ConnectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL");
    }

    // Of a new index nothing is known, which SQLite takes for a good sign: it would use it where an older one is better.
    private static void Plan(SqliteDatabase file)
    {
        using var connection = new SqliteConnection(file.ConnectionString);
        connection.Open();
        connection.Execute(SqliteStatistics.All);
    }

    private static UpgradeEngine Engine(Database database, bool asOwner = true)
    {
        (database as SqliteDatabase)?.Create();
        var (engine, folder) = database switch
        {
            SqliteDatabase file => (DeployChanges.To.SqliteDatabase(file.ConnectionString), "sqlite"),
            PostgresDatabase server => (DeployChanges.To.PostgresqlDatabase(asOwner ? server.OwnerConnectionString : server.ConnectionString), "postgresql"),
            _ => throw new InvalidOperationException($"{database.GetType()} has no migrations."),
        };
        return engine.WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(),
                name => name.StartsWith($"migrations/{folder}/", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();
    }
}
