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

    /// <summary>Whether scripts wait to be run.</summary>
    public static bool IsBehind(Database database) => Engine((SqliteDatabase)database).IsUpgradeRequired();

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
