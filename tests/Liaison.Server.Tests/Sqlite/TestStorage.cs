namespace Liaison.Server.Tests;

/// <summary>Where the service of a test keeps its data: a SQLite file in a folder of its own. The run on PostgreSQL has another one.</summary>
public sealed class TestStorage
{
    /// <summary>Why tests cannot run; here they always can.</summary>
    public static string? Missing => null;

    /// <summary>A folder of this test alone.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("liaison-test-").FullName;

    /// <summary>What the service is told.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Storage:Path"] = Path.Combine(Folder, "liaison.db") };

    /// <summary>Makes the storage; the service makes the file itself.</summary>
    /// <param name="empty">Without the schema, which the service then makes as well.</param>
#pragma warning disable CA1822 // the one on PostgreSQL has something to make
    public Task Create(bool empty = false) => Task.CompletedTask;
#pragma warning restore CA1822

    public Task Remove()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
