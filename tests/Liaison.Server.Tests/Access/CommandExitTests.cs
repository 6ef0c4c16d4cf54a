using System.Text.RegularExpressions;
using Liaison.Server.Tests.Cli;
using Liaison.Server.Tests.Identity;

namespace Liaison.Server.Tests.Access;

/// <summary>The commands of the operator are exits too: what they print and write names no family, and nobody who came with one.</summary>
[Collection(nameof(AccessApp))]
public sealed partial class CommandExitTests(AccessApp app)
{
    // Each with what it is given; a command that is not here and not below fails the test.
    private static readonly Dictionary<string, string[][]> Looked = new()
    {
        ["migrate"] = [["migrate"]], ["keys"] = [["keys", "list"]], ["journal"] = [["journal", "verify"]], ["policy"] = [["policy"]],
        ["breach-file"] = [["breach-file", "--prefecture", "80", "--key", "{key}", "--out", "{folder}/breach.ndjson"]],
        ["backup"] = [["backup", "{folder}"]], ["case-keys"] = [["case-keys", "backup", "{folder}"], ["case-keys", "rewrap"]],
        ["documents"] = [["documents", "check"]], ["retention"] = [["retention", "preview", "--at", "2030-01-01"]],
    };

    // They print what was typed, or work on other data.
    private static readonly string[] OfOtherData = ["accounts", "demo", "prefectures", "restore"];

    [Fact]
    public async Task No_word_stands_in_what_a_command_prints_or_writes()
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Storage.Folder, "command-exits")).FullName;
        var help = (await Commands.Run(app.Storage.Folder, app.Storage.Settings, "--help")).Output;
        var commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(line => Command().Match(line)).Where(match => match.Success);
        Assert.Equal(Looked.Keys.Concat(OfOtherData).Order(), commands.Select(match => match.Groups[1].Value).Order());
        foreach (var arguments in Looked.Values.SelectMany(some => some))
        {
            var (code, output, error) = await Commands.Run(app.Storage.Folder, app.Storage.Settings, [.. arguments.Select(word =>
                word.Replace("{folder}", folder, StringComparison.Ordinal).Replace("{key}", $"{app.World.Keys.First()}", StringComparison.Ordinal))]);
            Assert.True(code == 0, $"{string.Join(' ', arguments)}: {error}");
            Assert.DoesNotContain(app.Canaries.In(output + error), canary => canary.Field != CanaryTests.Planted);
        }
        var written = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.True(written.Length >= 6, string.Join(", ", written));
        foreach (var path in written)
            Assert.Empty(app.Canaries.In(System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path))));
    }

    [Fact]
    public async Task A_word_in_what_a_command_prints_is_found()
    {
        var word = app.Canaries.New(CanaryTests.Planted, Guid.Empty);
        await app.NewAgent(new { role = "officeAgent", name = word });
        Assert.Contains(app.Canaries.In((await Commands.Run(app.Storage.Folder, app.Storage.Settings, "keys", "list")).Output), canary => canary.Word == word);
    }

    [GeneratedRegex("^  ([a-z-]+) ")]
    private static partial Regex Command();
}
