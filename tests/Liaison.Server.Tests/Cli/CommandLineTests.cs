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
        var made = await Run("keys", "create", "--role", "officeHead", "--prefecture", "80");
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
    [InlineData("There is no command 'serve'", "serve")]
    [InlineData("--now must be", "demo", "--now", "yesterday")]
    public async Task What_cannot_be_is_said_in_one_line(string reason, params string[] arguments)
    {
        var (code, _, error) = await Run(arguments);
        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => Commands.Run(storage.Folder, storage.Settings, arguments);
}
