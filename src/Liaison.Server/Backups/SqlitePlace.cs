using System.Globalization;
using Dapper;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Liaison.Server.Backups;

/// <summary>The place of a SQLite file: its name, those of its logs, and those of the looks that wait beside it.</summary>
internal static class SqlitePlace
{
    private const int SecondsToWait = 2;
    private static readonly string[] Beside = ["-wal", "-shm", "-journal", "-looks", "-looks-wal", "-looks-shm"];

    /// <summary>What lies there.</summary>
    public static IReadOnlyList<string> Files(string path) => [.. Beside.Prepend("").Select(ending => path + ending).Where(File.Exists)];

    /// <summary>Deletes what lies there.</summary>
    public static void Clear(string path)
    {
        foreach (var file in Files(path))
            File.Delete(file);
    }

    /// <summary>Gives a file the place of another, in one step; what was there gets a name of its own, which is returned.</summary>
    public static string? Give(string draft, string path, DateTimeOffset at)
    {
        if (Files(path).Count == 0)
        {
            File.Move(draft, path);
            return null;
        }
        var former = path + at.UtcDateTime.ToString("'.before-'yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        using var held = File.Exists(path) ? Hold(path) : null;
        try
        {
            foreach (var ending in Beside.Where(ending => File.Exists(path + ending)))
                File.Move(path + ending, former + ending);
            if (File.Exists(path))
                File.Replace(draft, path, former);
            else
                File.Move(draft, path);
            return former;
        }
        catch
        {
            held?.Execute("ROLLBACK; PRAGMA journal_mode = WAL");
            throw;
        }
    }

    /// <summary>Brings the log into the file and keeps everybody else away; null when the file is too damaged for that.</summary>
    private static SqliteConnection? Hold(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = SecondsToWait }.ToString());
        try
        {
            connection.Open();
            // Only the last connection can leave WAL: this fails while a service has the file open.
            connection.Execute("PRAGMA journal_mode = DELETE");
            connection.Execute("BEGIN EXCLUSIVE");
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            return error.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED
                ? throw new StorageException($"{path} is in use: stop the service first. Nothing was changed.") : null;
        }
    }
}
