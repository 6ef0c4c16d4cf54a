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

    public async Task Remove()
    {
        Directory.Delete(Folder, recursive: true);
        if (Missing is null)
            await TestServer.Drop(Database);
    }
}
