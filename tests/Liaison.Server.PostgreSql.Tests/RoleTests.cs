using Liaison.Server.Cli;
using Liaison.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Server.Tests;

/// <summary>The service runs only under a role that row security binds.</summary>
public sealed class RoleTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_role_of_the_service_will_do()
    {
        await using var database = Connected(app.Storage.Settings["Storage:ConnectionString"]);
        await PostgresRoles.MustBind(database);
    }

    [Fact]
    public Task The_owner_of_the_tables_is_refused() => MustBeRefused(app.Storage.Settings["Storage:OwnerConnectionString"], "owns the tables");

    [Fact]
    public Task A_superuser_is_refused() => MustBeRefused(TestServer.AsSuperuser(app.Storage.Database), "is a superuser");

    [Fact]
    public async Task A_role_that_bypasses_row_security_is_refused() =>
        await MustBeRefused(await TestServer.CreateBypassing(app.Storage.Database), "bypasses row security");

    [Fact]
    public async Task The_service_does_not_start_under_such_a_role()
    {
        var refused = await Assert.ThrowsAsync<StorageException>(() => Serve.Run(
            ["--Storage:Engine=postgresql", $"--Storage:ConnectionString={app.Storage.Settings["Storage:OwnerConnectionString"]};Pooling=false"], default));
        Assert.Contains("owns the tables", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_setting_is_named()
    {
        var missing = Assert.Throws<StorageException>(() => Connected(null));
        Assert.Contains("Storage:ConnectionString", missing.Message, StringComparison.Ordinal);
    }

    private static async Task MustBeRefused(string connectionString, string reason)
    {
        await using var database = Connected(connectionString);
        var refused = await Assert.ThrowsAsync<StorageException>(() => PostgresRoles.MustBind(database));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static PostgresDatabase Connected(string? connectionString) =>
        new(new StorageOptions { ConnectionString = connectionString + (connectionString is null ? null : ";Pooling=false") }, NullLogger<PostgresDatabase>.Instance);
}
