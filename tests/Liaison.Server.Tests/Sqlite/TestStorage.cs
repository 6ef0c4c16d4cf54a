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

    public Task Remove()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
