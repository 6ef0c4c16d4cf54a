using System.Text;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>What SQLite puts aside while it works stays in memory: a file of it would lie in the machine's folder for such files, and hold what the database holds.</summary>
public sealed class TemporaryFileTests
{
    private const string Canary = "canari-des-fichiers-temporaires";

    [Fact]
    public async Task What_a_write_may_have_to_take_back_lies_in_no_file()
    {
        await using var file = await HeldWriter.New();
        foreach (var number in Enumerable.Range(0, 100))
            await file.Say($"{Canary} {number} {new string('a', 3000)}");
        // All pages at once: more than SQLite would keep in memory of itself.
        await file.Write(async link =>
        {
            var changed = await link.Execute("UPDATE word SET text = replace(text, 'a', 'b')");
            Assert.Empty(Telling());
            return changed;
        });
    }

    // Files that are open and have no name any more can still be read by their number.
    private static List<string> Telling() => [.. Directory.GetFiles("/proc/self/fd").Where(Tells)];

    private static bool Tells(string number)
    {
        try
        {
            return File.ResolveLinkTarget(number, returnFinalTarget: false)?.FullName.Contains("etilqs_", StringComparison.Ordinal) == true
                && Encoding.UTF8.GetString(File.ReadAllBytes(number)).Contains(Canary, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // closed meanwhile
            return false;
        }
    }
}
