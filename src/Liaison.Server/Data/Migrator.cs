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
    public static IReadOnlyList<string> Migrate(Database database) => Migrate((SqliteDatabase)database);

    /// <summary>Why this version cannot work on the schema of a database, or null when it can.</summary>
    public static string? WhyNot(Database database)
    {
        if (Unknown(database) is { } script)
            return $"The schema of {database.Place} is ahead of this version, which does not know script {script}: start the version that made it.";
        return Engine((SqliteDatabase)database).IsUpgradeRequired()
            ? $"The schema of {database.Place} is behind this version: back it up, then run the command 'migrate'." : null;
    }

    /// <summary>A script that has run and that this version does not know, or null.</summary>
    public static string? Unknown(Database database)
    {
        var engine = Engine((SqliteDatabase)database);
        var known = engine.GetDiscoveredScripts().Select(script => script.Name);
        return engine.GetExecutedScripts().Except(known).Select(NameOf).FirstOrDefault();
    }

    /// <summary>Names of the scripts of this version, in their order.</summary>
    public static IReadOnlyList<string> Scripts(StorageEngine engine) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith($"migrations/{engine}/", StringComparison.OrdinalIgnoreCase)).Select(NameOf).Order(StringComparer.Ordinal),
    ];

    /// <summary>The name of a script, without the folder of its engine.</summary>
    public static string NameOf(string script) => script[(script.LastIndexOf('/') + 1)..];

    /// <summary>Whether the database holds no schema at all yet.</summary>
    public static async Task<bool> IsEmpty(Database database) =>
        await database.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM sqlite_schema")) == 0;

    private static IReadOnlyList<string> Migrate(SqliteDatabase database)
    {
        // WAL lets readers go on while somebody writes; the mode stays with the file.
        using (var connection = new SqliteConnection(database.ConnectionString))
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
        }
        var result = Engine(database).PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
    }

    private static UpgradeEngine Engine(SqliteDatabase database) => DeployChanges.To
        .SqliteDatabase(database.ConnectionString)
        .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(),
            name => name.StartsWith("migrations/sqlite/", StringComparison.Ordinal))
        .WithTransactionPerScript()
        .LogToNowhere()
        .Build();
}
