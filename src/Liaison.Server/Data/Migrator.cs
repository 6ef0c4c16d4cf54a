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
    public static IReadOnlyList<string> Migrate(Database database)
    {
        // WAL lets readers go on while somebody writes; the mode stays with the file.
        using (var connection = new SqliteConnection(database.ConnectionString + ";Pooling=False"))
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
        }
        var result = Engine(database).PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
    }

    /// <summary>Whether scripts wait to be run.</summary>
    public static bool IsBehind(Database database) => Engine(database).IsUpgradeRequired();

    /// <summary>Whether the file holds no schema at all yet.</summary>
    public static bool IsEmpty(Database database)
    {
        using var connection = database.OpenReader();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema") == 0;
    }

    private static UpgradeEngine Engine(Database database) => DeployChanges.To
        .SqliteDatabase(database.ConnectionString + ";Pooling=False")
        .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(),
            name => name.StartsWith("migrations/sqlite/", StringComparison.Ordinal))
        .WithTransactionPerScript()
        .LogToNowhere()
        .Build();
}
