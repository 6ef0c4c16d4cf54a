using Liaison.Server.Data;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>The service over a file of the first schema, migrated.</summary>
public sealed class UpgradedApp : LiaisonApp
{
    public UpgradedApp() : this(new TestStorage())
    {
    }

    private UpgradedApp(TestStorage storage) : base(storage, new FakeTimeProvider(FirstSchema.End)) => File = storage.Settings["Storage:Path"];

    public string File { get; }

    /// <summary>The rows before the migration, by table.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Before { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The same columns after it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> After { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> Scripts { get; private set; } = [];

    public override async Task InitializeAsync()
    {
        await FirstSchema.CopyTo(File);
        var columns = SqliteRows.Columns(File);
        Before = SqliteRows.Read(File, columns);
        StartServer();
        Scripts = Migrator.Migrate(Database);
        After = SqliteRows.Read(File, columns);
    }
}
