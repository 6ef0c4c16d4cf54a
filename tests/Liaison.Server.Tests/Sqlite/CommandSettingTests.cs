using Liaison.Server.Tests.Cli;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A command works on the data that it was told, and on no others.</summary>
public sealed class CommandSettingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liaison-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_setting_that_is_typed_holds()
    {
        var (code, _, error) = await Commands.Run(folder, new Dictionary<string, string>(), "migrate", "--Storage:Path=there/its.db");
        Assert.True(code == 0, error);
        Assert.True(File.Exists(Path.Combine(folder, "there", "its.db")));
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));
    }

    [Fact]
    public async Task A_setting_is_not_taken_for_a_file()
    {
        var (code, output, error) = await Commands.Run(folder, new Dictionary<string, string>(), "journal", "verify", "--Storage:Path=there/its.db");
        Assert.True(code == 0, output + error);
        Assert.True(File.Exists(Path.Combine(folder, "there", "its.db")));
    }

    [Theory]
    [InlineData("migrate", "--Storage:Path", "there/its.db")]
    [InlineData("demo", "--Storage:Path=its.db")]
    [InlineData("backup", "saved", "--unsinged")]
    [InlineData("journal", "verify", "export.ndjson", "--kye=public.pem")]
    public async Task What_is_neither_an_option_nor_a_setting_is_refused_before_anything_is_done(params string[] arguments)
    {
        var (code, _, error) = await Commands.Run(folder, new Dictionary<string, string>(), arguments);
        Assert.Equal(1, code);
        Assert.Contains("There is no option", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }
}
