using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>Looks after the statistics by which SQLite chooses an index: at first, and each hour. Without them it takes the wrong one.</summary>
/// <param name="refreshed">Told when there are new ones. A connection reads them only when it opens: those that were opened before keep their plans.</param>
internal sealed class SqliteStatistics(SqliteTrouble trouble, Action refreshed)
{
    /// <summary>Looks at every row of every table whose size has changed much: for an upgrade, when nobody waits.</summary>
    public const string OfAllRows = "PRAGMA optimize = 0x10002";

    // The same from some two thousand rows of each index, which are counted all the same: whoever writes waits meanwhile.
    // [sqlite.org/pragma.html#pragma_optimize]
    private const string OfSomeRows = "PRAGMA optimize = 0x10012";

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
            connection.Run(isFirst ? OfSomeRows : "PRAGMA optimize");
            refreshed();
        }
        catch (SqliteException failed)
        {
            // Plans stay as they are for an hour; no write has to fail for that.
            trouble.Report(failed);
        }
    }
}
