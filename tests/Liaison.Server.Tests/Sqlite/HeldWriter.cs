using Dapper;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A file of words whose writer a test holds up, so that what is sent meanwhile makes one batch.</summary>
internal sealed class HeldWriter : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liaison-queue-").FullName;
    private readonly ManualResetEventSlim gate = new();

    private HeldWriter() => Database = new SqliteDatabase(new StorageOptions { Path = Path.Combine(folder, "queue.db") }, NullLogger<SqliteDatabase>.Instance);

    public SqliteDatabase Database { get; }

    public static async Task<HeldWriter> New()
    {
        var made = new HeldWriter();
        await using (var connection = new SqliteConnection(made.Database.ConnectionString))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        }
        await made.Write(link => link.Execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT"));
        await made.Write(link => link.Execute("CREATE TABLE child (word_id INTEGER NOT NULL REFERENCES word (id) DEFERRABLE INITIALLY DEFERRED) STRICT"));
        return made;
    }

    /// <summary>Keeps the writer busy until it is released.</summary>
    public Task<int> Hold()
    {
        using var begun = new ManualResetEventSlim();
        var held = Write(link =>
        {
            begun.Set();
            gate.Wait();
            return Task.FromResult(0);
        });
        begun.Wait();
        return held;
    }

    public void Release() => gate.Set();

    public Task<int> Say(string text) => Write(link => link.Execute("INSERT INTO word (text) VALUES (@text)", new { text }));

    public Task<int> Write(Func<Link, Task<int>> command) => Database.Write(Reach.None, command);

    public Task<IReadOnlyList<string>> Words() => Database.Read(Reach.None, link => link.List<string>("SELECT text FROM word ORDER BY text"));

    public async ValueTask DisposeAsync()
    {
        Release();
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        gate.Dispose();
    }
}
