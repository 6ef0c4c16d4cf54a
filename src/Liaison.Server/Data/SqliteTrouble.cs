using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Liaison.Server.Data;

/// <summary>Errors that speak of the storage (full, unreadable, locked …) rather than of what was asked.</summary>
internal sealed partial class SqliteTrouble(ILogger logger)
{
    public static bool Is(SqliteException error) => error.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_NOMEM or SQLITE_READONLY
        or SQLITE_IOERR or SQLITE_CORRUPT or SQLITE_FULL or SQLITE_CANTOPEN or SQLITE_PROTOCOL or SQLITE_NOTADB;

    /// <summary>Tells of an error of SQLite by its codes, of what nobody foresaw by its type: a message may hold what somebody sent.</summary>
    public void Report(Exception failure)
    {
        if (failure is SqliteException error)
            Log(logger, error.SqliteErrorCode, error.SqliteExtendedErrorCode);
        else
            LogUnforeseen(logger, failure.GetType().Name);
    }

    [LoggerMessage(2, LogLevel.Error, "A batch of writes failed with {Type} and was answered 503.")]
    private static partial void LogUnforeseen(ILogger logger, string type);

    [LoggerMessage(1, LogLevel.Error, "The storage failed with SQLite error {Code} (extended {Extended}); what it concerned was answered 503.")]
    private static partial void Log(ILogger logger, int code, int extended);
}
