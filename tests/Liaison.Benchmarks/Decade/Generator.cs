using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Liaison.Benchmarks.Drills;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Protection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>Writes a decade of the country straight into a SQLite file of the present schema; the same seed and day write the same rows.</summary>
public static class Generator
{
    // The file is worthless until it is whole, so nothing is synced on the way.
    private const string FastPragmas = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4000000; PRAGMA temp_store = MEMORY;
        PRAGMA threads = 2; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
        """;

    public static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Makes the file and, beside it, the keys: <c>decade.db</c> and <c>decade.keys.json</c>.</summary>
    /// <param name="isPlain">What is said of people is written as it is, for a service that does not seal.</param>
    public static async Task Write(Volume volume, string path, Action<string> tell, bool isPlain = false)
    {
        var watch = Stopwatch.StartNew();
        var timeline = new Timeline(volume);
        var ground = new GroundPart(timeline);
        DeleteAll(path);
        await using var store = new SqliteKeyStore(Keys(path).CaseKeys, NullLogger<SqliteKeyStore>.Instance);
        using var safe = isPlain ? new PlainSafe(path, store) : SafeOf(path, store);
        await using (var database = Open(path))
        {
            Migrator.Migrate(database, safe);
            await ground.WritePrefectures(database);
        }
        Fill(path, timeline, ground, safe, part => tell($"{watch.Elapsed.TotalSeconds,6:0.0} s  {part}"));
        await using (var database = Open(path))
        {
            Migrator.Migrate(database, safe);
            await File.WriteAllTextAsync(KeysOf(path), JsonSerializer.Serialize(await ground.WriteKeys(database), Json));
        }
        tell($"{watch.Elapsed.TotalSeconds,6:0.0} s  keys in {KeysOf(path)}");
    }

    /// <summary>Whether the schema has grown since the file was made.</summary>
    public static async Task<bool> IsOutdated(string path)
    {
        await using var database = Open(path);
        return Migrator.WhyNot(database) is not null;
    }

    /// <summary>The safe over the keys beside a database; it keeps all of a decade in memory.</summary>
    public static Safe SafeOf(string path, KeyStore store) =>
        new(store, new RootKeyFiles(Keys(path).RootKeys), TimeProvider.System, NullLogger<Safe>.Instance, keptKeys: 4_000_000);

    /// <summary>The key folder beside a database.</summary>
    public static KeyFolder Keys(string path) => new(null, new StorageOptions { Path = path });

    public static string KeysOf(string path) => Path.ChangeExtension(path, ".keys.json");

    private static SqliteDatabase Open(string path) => new(new StorageOptions { Path = path }, NullLogger<SqliteDatabase>.Instance);

    private static void Fill(string path, Timeline timeline, GroundPart ground, Safe safe, Action<string> done)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        connection.Execute(FastPragmas);
        var indexes = connection.Query<(string Name, string Sql)>("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").ToList();
        Run(connection.Handle!, indexes.Select(index => $"DROP INDEX {index.Name}"));
        Run(connection.Handle!, ["BEGIN"]);
        ground.WriteAssociations(connection.Handle!);
        ground.WriteCommitments(connection.Handle!, safe);
        using (var cases = new CasePart(timeline, connection.Handle!, safe))
            cases.Write();
        done("cases, persons, mandates");
        using (var meetings = new MeetingPart(timeline, connection.Handle!, safe))
            meetings.Write();
        done("meetings, requests, agenda items, receipts");
        using (var key = JournalKey.Open(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "keys", "journal.pem")))
        using (var journal = new JournalPart(timeline, connection.Handle!))
            journal.Write(key);
        done("journal");
        Run(connection.Handle!, ["COMMIT"]);
        Run(connection.Handle!, indexes.Select(index => index.Sql));
        done("indexes");
    }

    private static void Run(sqlite3 database, IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            if (raw.sqlite3_exec(database, statement) != raw.SQLITE_OK)
                throw new InvalidOperationException(raw.sqlite3_errmsg(database).utf8_to_string());
        }
    }

    private static void DeleteAll(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        foreach (var part in (string[])[path, path + "-wal", path + "-shm", path + "-journal", KeysOf(path)])
            File.Delete(part);
        if (Directory.Exists(Keys(path).Path))
            Directory.Delete(Keys(path).Path, recursive: true);
    }
}
