using Liaison.Server.Tests.Cli;
using Npgsql;

namespace Liaison.Server.Tests;

/// <summary>How PostgreSQL's own programs are started.</summary>
public sealed class BackupProgramTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_password_stands_in_no_command_line_and_a_row_in_no_error()
    {
        var tools = Directory.CreateDirectory(Path.Combine(app.Storage.Folder, "tools")).FullName;
        var program = Path.Combine(tools, "pg_dump");
        await File.WriteAllTextAsync(program, $"""
            #!/bin/sh
            echo "$@" > {tools}/arguments
            echo "$PGPASSWORD" > {tools}/password
            echo "pg_dump: error: query failed" >&2
            echo "DETAIL: Key (name)=(Famille Exemple)" >&2
            exit 3
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var settings = new Dictionary<string, string>(app.Storage.Settings) { ["PATH"] = tools };
        var (code, _, error) = await Commands.Run(app.Storage.Folder, settings, "backup", Path.Combine(app.Storage.Folder, "told"));
        Assert.Equal((1, "pg_dump failed with 3: pg_dump: error: query failed"), (code, error));
        var password = new NpgsqlConnectionStringBuilder(app.Storage.Settings["Storage:OwnerConnectionString"]).Password!;
        Assert.Equal(password, (await File.ReadAllTextAsync(Path.Combine(tools, "password"))).Trim());
        Assert.DoesNotContain(password, await File.ReadAllTextAsync(Path.Combine(tools, "arguments")), StringComparison.Ordinal);

        File.Delete(program);
        (code, _, error) = await Commands.Run(app.Storage.Folder, settings, "backup", Path.Combine(app.Storage.Folder, "told"));
        Assert.Equal(1, code);
        Assert.Contains("install PostgreSQL's client programs", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(app.Storage.Folder, "told")));
    }
}
