using System.Text;
using Dapper;
using Npgsql;

namespace Liaison.Server.Tests;

/// <summary>Where the service of a test keeps its data: a PostgreSQL database of its own, used under the role of the service.</summary>
public sealed class TestStorage
{
    /// <summary>Why tests cannot run.</summary>
    public static string? Missing => TestServer.Address is null
        ? $"There is no PostgreSQL: {TestServer.Variable} is not set. 'eval \"$(.ci/postgres start)\"' starts one."
        : null;

    /// <summary>The name of the database.</summary>
    public string Database { get; } = TestServer.NewName();

    /// <summary>A folder of this test alone.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("liaison-test-").FullName;

    /// <summary>What the service is told.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Storage:Engine"] = "postgresql",
        ["Storage:ConnectionString"] = TestServer.AsService(Database),
        ["Storage:OwnerConnectionString"] = TestServer.AsOwner(Database),
        ["Keys:Folder"] = Path.Combine(Folder, "keys"),
    };

    /// <summary>Makes the database.</summary>
    /// <param name="empty">Without the schema, which the service then makes itself.</param>
    public Task Create(bool empty = false) => TestServer.Create(Database, empty);

    /// <summary>Does what the owner of the database can do behind the service's back.</summary>
    public async Task Tamper(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServer.AsOwner(Database) + ";Pooling=false");
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Takes a key out of the key store.</summary>
    public Task LoseKey(Guid id) => Tamper($"DELETE FROM key_store.wrapped_key WHERE id = '{id}'");

    /// <summary>Whether these bytes stand in a row of the key store.</summary>
    public async Task<bool> KeysHold(byte[] bytes)
    {
        await using var connection = new NpgsqlConnection(TestServer.AsOwner(Database) + ";Pooling=false");
        return await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM key_store.wrapped_key WHERE wrapped = @bytes)", new { bytes });
    }

    /// <summary>All that a thief gets with the data: every row of every table, the keys apart.</summary>
    public async Task<string> Everything()
    {
        await using var connection = new NpgsqlConnection(TestServer.AsSuperuser(Database));
        await connection.OpenAsync();
        // Bytes that are letters show as such.
        await connection.ExecuteAsync("SET bytea_output = 'escape'");
        var all = new StringBuilder();
        foreach (var table in await connection.QueryAsync<string>("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
            all.AppendJoin('\n', await connection.QueryAsync<string>($"SELECT row::text FROM \"{table}\" row"));
        return all.ToString();
    }

    /// <summary>Envelopes, each with its case and prefecture, as a statement gives them.</summary>
    public async Task<IReadOnlyList<(byte[] Envelope, Guid CaseId, string Prefecture)>> Sealed(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServer.AsSuperuser(Database));
        return [.. await connection.QueryAsync<(byte[], Guid, string)>(sql)];
    }

    public async Task Remove()
    {
        Directory.Delete(Folder, recursive: true);
        if (Missing is null)
            await TestServer.Drop(Database);
    }
}
