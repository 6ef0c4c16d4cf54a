using System.Security.Cryptography;
using Dapper;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Backups;

/// <summary>Saves and restores the SQLite file.</summary>
/// <param name="path">The configured file.</param>
public sealed class SqliteCopy(string path) : DataCopy
{
    private readonly string place = Path.GetFullPath(path);

    public override StorageEngine Engine => StorageEngine.Sqlite;

    public override string FileName => "liaison.db";

    public override async Task<Contents> Save(Func<Stream, Task> keep)
    {
        if (!File.Exists(place))
            throw new StorageException($"There is no database at {place} to back up.");
        // Beside the data, which are as open as it is: where backups lie nothing is plain, not even for a moment.
        var draft = $"{place}.backing-up-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        try
        {
            var contents = CopyTo(draft);
            await using var copy = File.OpenRead(draft);
            await keep(copy);
            return contents;
        }
        finally
        {
            SqlitePlace.Clear(draft);
        }
    }

    private Contents CopyTo(string draft)
    {
        Durable.CreateFile(draft).Dispose();
        // Before the data: what the sealer moves meanwhile is then in both, and told apart by its number.
        var looks = LookBatch.In(SqliteDatabase.LooksOf(place));
        using var target = Open(draft);
        // In one step, which is one read transaction: the service goes on writing, and none of that gets in.
        using (var source = Open(place))
            source.BackupDatabase(target);
        Enter(looks, target);
        // One file without a log beside it.
        target.Execute("PRAGMA journal_mode = DELETE");
        return Contents(target);
    }

    // A backup is one file: looks that wait beside the data are in it as entries that wait to be sealed.
    private static void Enter(IReadOnlyList<(long Id, JournalEntry Entry)> looks, SqliteConnection target)
    {
        if (looks.Count == 0)
            return;
        using var transaction = target.BeginTransaction();
        var held = target.ExecuteScalar<long>("SELECT COALESCE(max(last_look_id), 0) FROM journal_checkpoint", transaction: transaction);
        target.Execute(EntryTable.Sql, looks.Where(look => look.Id > held).Select(look => look.Entry), transaction);
        transaction.Commit();
    }

    public override Task RefuseToOverwrite(bool replace)
    {
        // A log without its file counts too: SQLite would play it into the restored one.
        if (!replace && SqlitePlace.Files(place) is [var there, ..])
            throw new StorageException($"{there} is there already. Nothing was changed; with --replace it is moved aside, not deleted.");
        return Task.CompletedTask;
    }

    public override async Task<string?> Restore(Func<Stream, Task> write, Manifest manifest, DateTimeOffset at)
    {
        var parent = Path.GetDirectoryName(place)!;
        Durable.CreateFolder(parent);
        var draft = place + ".restoring";
        SqlitePlace.Clear(draft);
        try
        {
            await using (var file = Durable.CreateFile(draft))
                await write(file);
            Check(draft, manifest);
            Durable.FlushFile(draft);
            var former = SqlitePlace.Give(draft, place, at);
            Durable.FlushFolder(parent);
            return former;
        }
        finally
        {
            SqlitePlace.Clear(draft);
        }
    }

    private static void Check(string draft, Manifest manifest)
    {
        using var file = Open(draft);
        if (Contents(file).DifferenceFrom(manifest) is { } difference)
            throw new StorageException($"The data are not what the manifest says: {difference}.");
        file.Execute("PRAGMA journal_mode = WAL");
    }

    // Nobody else has the file open.
    private static Contents Contents(SqliteConnection file)
    {
        if (file.ExecuteScalar<string>("PRAGMA integrity_check(1)") is not "ok")
            throw new StorageException("The data are damaged: SQLite's integrity check fails.");
        if (file.Query("PRAGMA foreign_key_check").Any())
            throw new StorageException("The data are damaged: a row refers to one that is not there.");
        return ContentsTable.Read(file, [.. file.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]);
    }

    private static SqliteConnection Open(string file)
    {
        Mapping.Register();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 5000");
        return connection;
    }
}
