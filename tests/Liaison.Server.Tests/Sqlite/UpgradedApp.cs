using System.Security.Cryptography;
using System.Text;
using Dapper;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>The service over a file of the first schema, migrated.</summary>
public sealed class UpgradedApp : LiaisonApp
{
    /// <summary>The text of a key that was made under the first schema.</summary>
    public static readonly string FirstKeyText = $"lia_firstkey_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";

    // The texts of the keys in the file were thrown away.
    private const string FirstKey = """
        INSERT INTO api_key (id, prefix, secret_hash, role, prefecture_code, association_id, created_at, expires_at)
        VALUES ('016020f0-0000-7000-8000-000000000001', 'firstkey', @hash, 'Administrator', '80', NULL, '2017-12-01T08:00:00.0000000Z', '2018-06-01T08:00:00.0000000Z')
        """;

    /// <summary>Why a meeting of that time was put off.</summary>
    public const string WhyPostponed = "La famille Exemple est en déplacement";

    // The demo put none off.
    private const string Postponed = $$"""
        UPDATE meeting SET former_dates = '[{"StartsAt":"2017-02-07T13:30:00+00:00","Reason":"{{WhyPostponed}}"}]' WHERE id = (SELECT min(id) FROM meeting)
        """;

    public UpgradedApp() : base(new TestStorage(), new FakeTimeProvider(FirstSchema.End))
    {
    }

    /// <summary>The rows before the migration, by table.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Before { get; private set; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>();

    /// <summary>The rows after it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> After { get; private set; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>();

    public IReadOnlyList<string> Scripts { get; private set; } = [];

    public override async Task InitializeAsync()
    {
        await Storage.Create();
        var file = Storage.Settings["Storage:Path"];
        await FirstSchema.CopyTo(file);
        await using (var first = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await first.ExecuteAsync(FirstKey, new { hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FirstKeyText.Split('_')[2]))) });
            await first.ExecuteAsync(Postponed);
        }
        var columns = SqliteRows.Columns(file);
        Before = columns.ToDictionary(table => table.Key, table => SqliteRows.Table(file, table.Key));
        // The command does this; the service itself would not start.
        await using (var database = new SqliteDatabase(new StorageOptions { Path = file }, NullLogger<SqliteDatabase>.Instance))
        using (var safe = TestSafe.In(Path.Combine(Storage.Folder, "keys")))
            Scripts = Migrator.Migrate(database, safe);
        After = columns.ToDictionary(table => table.Key, table => SqliteRows.Table(file, table.Key));
        StartServer();
    }
}
