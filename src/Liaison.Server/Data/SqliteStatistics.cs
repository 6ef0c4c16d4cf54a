using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>Looks after the statistics by which SQLite chooses an index: at first, and each hour. Without them it takes the wrong one.</summary>
internal sealed class SqliteStatistics(SqliteTrouble trouble)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private long lastAt;

    /// <summary>Refreshes them where it is time, outside any transaction.</summary>
    public void Keep(KeptConnection connection)
    {
        if (lastAt != 0 && Stopwatch.GetElapsedTime(lastAt) < Between)
            return;
        var isFirst = lastAt == 0;
        lastAt = Stopwatch.GetTimestamp();
        try
        {
            connection.Run(isFirst ? "PRAGMA optimize = 0x10002" : "PRAGMA optimize");
        }
        catch (SqliteException failed)
        {
            // Plans stay as they are for an hour; no write has to fail for that.
            trouble.Report(failed);
        }
    }
}
