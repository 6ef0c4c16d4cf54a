using System.Data;
using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using Liaison.Server.Protection;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>Brings a database to the present schema by the numbered scripts in <c>migrations/</c>.</summary>
public static class Migrator
{
    /// <summary>Runs the scripts that have not run yet, each in its transaction; returns their names.</summary>
    /// <param name="safe">Seals what earlier versions wrote in plain.</param>
    /// <exception cref="StorageException">Scripts have run that this version does not know.</exception>
    public static IReadOnlyList<string> Migrate(Database database, Safe safe)
    {
        if (WhyAhead(database, asOwner: true) is { } reason)
            throw new StorageException(reason);
        if (database is PostgresDatabase server)
            return Migrate(server, safe);
        var file = (SqliteDatabase)database;
        KeepLog(file);
        var done = Upgrade(database, safe);
        if (done.Count > 0)
            Tidy(file, done);
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
            .Where(name => name.StartsWith($"migrations/{engine}/", StringComparison.OrdinalIgnoreCase)).Select(NameOf)
            .Concat(CodeScript.All.Keys).Order(StringComparer.Ordinal),
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
    private static IReadOnlyList<string> Migrate(PostgresDatabase server, Safe safe)
    {
        using var owner = server.OpenAsOwner();
        owner.Execute("SELECT pg_advisory_lock(hashtext('liaison.migration'))");
        var upgrades = !IsNew(owner);
        safe.CreateStore();
        var done = Upgrade(server, safe);
        PostgresRoles.Grant(owner, server.Role);
        // A dropped column stays in the rows until they are written anew.
        if (upgrades && done.Any(name => CodeScript.Sealing.Contains(NameOf(name))))
            owner.Execute("VACUUM FULL", commandTimeout: 0);
        return done;
    }

    private static bool IsNew(IDbConnection owner) =>
        owner.ExecuteScalar<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0;

    private static IReadOnlyList<string> Upgrade(Database database, Safe safe)
    {
        var result = Engine(database, asOwner: true, safe).PerformUpgrade();
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

    // What a script took away would stay in pages that nobody uses. And of a new index nothing is known, which SQLite takes for a good sign:
    // it would use it where an older one is better.
    private static void Tidy(SqliteDatabase file, IReadOnlyList<string> done)
    {
        using var connection = new SqliteConnection(file.ConnectionString);
        connection.Open();
        if (connection.Query("PRAGMA foreign_key_check").Any())
            throw new StorageException($"After the upgrade a row of {file.Path} refers to one that is not there: bring the backup back.");
        if (done.Any(name => CodeScript.Sealing.Contains(NameOf(name))))
            connection.Execute("PRAGMA secure_delete = ON; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
        connection.Execute(SqliteStatistics.OfAllRows);
    }

    private static UpgradeEngine Engine(Database database, bool asOwner = true, Safe? safe = null)
    {
        (database as SqliteDatabase)?.Create();
        var (engine, folder) = database switch
        {
            // A table that is made anew is for a moment not there for those that refer to it.
            SqliteDatabase file => (DeployChanges.To.SqliteDatabase(file.ConnectionString + ";Foreign Keys=False"), "sqlite"),
            PostgresDatabase server => (DeployChanges.To.PostgresqlDatabase(asOwner ? server.OwnerConnectionString : server.ConnectionString), "postgresql"),
            _ => throw new InvalidOperationException($"{database.GetType()} has no migrations."),
        };
        foreach (var (name, type) in CodeScript.All)
            engine = engine.WithScript($"migrations/{folder}/{name}", CodeScript.Of(type, safe));
        return engine.WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(),
                name => name.StartsWith($"migrations/{folder}/", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();
    }
}
