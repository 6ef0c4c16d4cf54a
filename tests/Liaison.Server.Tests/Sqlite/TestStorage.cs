using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Tests;

/// <summary>Where the service of a test keeps its data: a SQLite file in a folder of its own. The run on PostgreSQL has another one.</summary>
public sealed class TestStorage
{
    /// <summary>Why tests cannot run; here they always can.</summary>
    public static string? Missing => null;

    /// <summary>A folder of this test alone.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"liaison-test-{Guid.NewGuid():N}");

    /// <summary>What the service is told.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Storage:Path"] = Path.Combine(Folder, "liaison.db") };

    /// <summary>Makes the folder; the service makes the file.</summary>
    /// <param name="empty">Without the schema, which the service then makes; a file is always made by the service.</param>
    public Task Create(bool empty = false)
    {
        Directory.CreateDirectory(Folder);
        return Task.CompletedTask;
    }

    /// <summary>Does what the owner of the database can do behind the service's back.</summary>
    public async Task Tamper(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Settings["Storage:Path"]};Pooling=False");
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Takes a key out of the key store.</summary>
    public async Task LoseKey(Guid id)
    {
        await using var connection = new SqliteConnection($"Data Source={Keys};Pooling=False");
        await connection.ExecuteAsync("DELETE FROM wrapped_key WHERE id = @id", new { id = $"{id}" });
    }

    /// <summary>Whether these bytes stand anywhere in the key store.</summary>
    public async Task<bool> KeysHold(byte[] bytes)
    {
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(Keys)!, "case-keys.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            if (content.ToArray().AsSpan().IndexOf(bytes) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>All that a thief gets with the data: every byte of its files, the keys apart.</summary>
    public async Task<string> Everything()
    {
        // Copied by another process: whoever closes a file of SQLite in the process of the service takes its locks away, and the next command that
        // opens it from outside takes the log for its own.
        var loot = Directory.CreateTempSubdirectory("liaison-loot-");
        try
        {
            await Programs.Run("cp", [.. Directory.GetFiles(Folder), loot.FullName]);
            return string.Concat(loot.GetFiles().Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName))));
        }
        finally
        {
            loot.Delete(recursive: true);
        }
    }

    /// <summary>Envelopes, each with its case and prefecture, as a statement gives them.</summary>
    public async Task<IReadOnlyList<(byte[] Envelope, Guid CaseId, string Prefecture)>> Sealed(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Settings["Storage:Path"]};Pooling=False");
        return [.. (await connection.QueryAsync<(byte[], string, string)>(sql)).Select(row => (row.Item1, Guid.Parse(row.Item2), row.Item3))];
    }

    private string Keys => Path.Combine(Folder, "keys", "case-keys.db");

    public Task Remove()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
