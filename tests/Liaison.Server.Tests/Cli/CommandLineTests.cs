namespace Liaison.Server.Tests.Cli;

/// <summary>The commands as an administrator types them, each in a process of its own.</summary>
public sealed class CommandLineTests : IAsyncLifetime
{
    private readonly TestStorage storage = new();

    public Task InitializeAsync() => storage.Create(empty: true);

    public Task DisposeAsync() => storage.Remove();

    [Fact]
    public async Task A_prefecture_gets_a_key_that_can_be_revoked()
    {
        Assert.Equal(0, (await Run("prefectures", "create", "80")).Code);
        var made = await Run("keys", "create", "--role", "officeHead", "--prefecture", "80", "--days", "80");
        Assert.Equal(0, made.Code);
        Assert.Matches("^lia_[a-z2-9]{8}_[0-9a-f]{64}$", made.Output.Trim());
        var prefix = made.Output.Split('_')[1];
        Assert.Equal(0, (await Run("keys", "revoke", prefix)).Code);
        Assert.Equal(1, (await Run("keys", "revoke", prefix)).Code);
        Assert.Contains("current", (await Run("migrate")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no département of this code.", "prefectures", "create", "20")]
    [InlineData("There is no prefecture 59 here", "keys", "create", "--role", "cabinet", "--prefecture", "59")]
    [InlineData("need --association", "keys", "create", "--role", "association", "--prefecture", "80")]
    [InlineData("--days must lie between", "keys", "create", "--role", "cabinet", "--prefecture", "80", "--days", "367")]
    [InlineData("A network is written by its first address", "keys", "create", "--role", "cabinet", "--prefecture", "80", "--network", "10.0.0.1/8")]
    [InlineData("There is no command 'serve'", "serve")]
    [InlineData("--now must be", "demo", "--now", "yesterday")]
    [InlineData("There is no file missing.ndjson", "journal", "verify", "missing.ndjson")]
    public async Task What_cannot_be_is_said_in_one_line(string reason, params string[] arguments)
    {
        var (code, _, error) = await Run(arguments);
        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task The_journal_of_the_database_and_a_file_are_verified()
    {
        Assert.Equal(0, (await Run("prefectures", "create", "80")).Code);
        var (code, output, error) = await Run("journal", "verify");
        Assert.True(code == 0, output + error);
        Assert.Contains("The journal is sound.", output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "export.ndjson"), "{}");
        (code, output, _) = await Run("journal", "verify", "export.ndjson");
        Assert.Equal(1, code);
        Assert.Contains("this is no export of a journal", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_whose_journal_key_others_may_read_does_not_start()
    {
        if (OperatingSystem.IsWindows())
            return;
        var keys = Directory.CreateDirectory(Path.Combine(storage.Folder, "keys"));
        var key = Path.Combine(keys.FullName, "journal.pem");
        await File.WriteAllTextAsync(key, "");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var (code, _, error) = await Run("--urls", "http://127.0.0.1:0");
        Assert.Equal(1, code);
        Assert.Contains("0600", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => Commands.Run(storage.Folder, storage.Settings, arguments);
}
