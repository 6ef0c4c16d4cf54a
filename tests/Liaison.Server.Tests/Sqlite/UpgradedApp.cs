using Liaison.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>The service over a file of the first schema, migrated.</summary>
public sealed class UpgradedApp : LiaisonApp
{
    public UpgradedApp() : base(new TestStorage(), new FakeTimeProvider(FirstSchema.End))
    {
    }

    /// <summary>The rows before the migration, by table.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Before { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The same columns after it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> After { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> Scripts { get; private set; } = [];

    public override async Task InitializeAsync()
    {
        await Storage.Create();
        var file = Storage.Settings["Storage:Path"];
        await FirstSchema.CopyTo(file);
        var columns = SqliteRows.Columns(file);
        Before = SqliteRows.Read(file, columns);
        // The command does this; the service itself would not start.
        await using (var database = new SqliteDatabase(new StorageOptions { Path = file }, NullLogger<SqliteDatabase>.Instance))
            Scripts = Migrator.Migrate(database);
        After = SqliteRows.Read(file, columns);
        StartServer();
    }
}
