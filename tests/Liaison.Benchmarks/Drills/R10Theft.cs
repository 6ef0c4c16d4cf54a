using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Server.Pipeline;

namespace Liaison.Benchmarks.Drills;

/// <summary>R10: whoever steals the database, its logs, its backups and what the service wrote to the console, but not the keys, finds no word
/// of a family and can confirm no name that he guesses.</summary>
public static class R10Theft
{
    public static readonly Entry Entry = new("R10", "data stolen without the keys hold no word of a family and confirm no guessed name", Run);

    private sealed record Loot(int Files, long Bytes, int Words, int Guesses);

    private static async Task<bool> Run(Settings settings)
    {
        var cases = settings.InFull ? 2_000 : 200;
        Printed.Title(Entry, $"seed {settings.Seed}; {cases} families with a word in each of seven fields, submitted, backed up and stolen while the service runs");
        var table = new Table("run", "files", "MB", "words planted", "words found", "names guessed", "guesses confirmed");
        var ours = await Steal(settings, cases, weakness: null);
        var control = await Steal(settings, cases, Weakness.NoProtection);
        foreach (var (what, loot) in (IEnumerable<(string, Loot)>)[("sealed", ours), ("control: nothing sealed", control)])
            table.Row(what, loot.Files, loot.Bytes / 1e6, 7 * cases, loot.Words, cases, loot.Guesses);
        return Printed.Verdict(table, ours is { Words: 0, Guesses: 0, Files: > 3 } && control.Words >= 7 * cases && control.Guesses >= cases,
            "0 words and 0 confirmed names; the control gives all of them");
    }

    private static async Task<Loot> Steal(Settings settings, int cases, Weakness? weakness)
    {
        var volume = await Volumes.Of(settings, 1_000, $"R10{weakness}", prefectures: 1, isPlain: weakness is not null);
        var here = volume.CopyTo(settings, "R10-run");
        var folder = Path.GetDirectoryName(here.Path)!;
        await using var server = weakness is { } weak ? await Servers.Weak(weak, here.Path) : await Servers.Ours(here.Path);
        using var client = new Client(server);
        var key = here.Keys(Role.Association)[0];
        for (var number = 0; number < cases; number++)
            await Submit(client, key, number);
        await Operator.Run(here.Path, "backup", Path.Combine(folder, "backups"));
        var (words, guesses) = (new HashSet<string>(), new HashSet<int>());
        var (files, bytes) = (0, 0L);
        // While the service runs: its log of the database is there too.
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.StartsWith(Path.Combine(folder, "keys"), StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[file.Length];
            _ = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false);
            (files, bytes) = (files + 1, bytes + content.Length);
            Search(content, cases, words, guesses);
        }
        return new Loot(files, bytes, words.Count, guesses.Count);
    }

    private static async Task Submit(Client client, HeldKey key, int number)
    {
        var opened = await client.Post(key.Text, "/cases", new
        {
            persons = new[]
            {
                new
                {
                    familyName = Word("nom", number), givenNames = Word("prenom", number), birthYear = 1980, nationalities = new[] { "GE" },
                    agdref = (8_000_000_000 + number).ToString(CultureInfo.InvariantCulture), groundCode = "L435-1",
                    mandate = new { scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-02", proofReference = Word("classeur", number) },
                },
            },
            address = new { street = Word("rue", number), postalCode = key.Prefecture + "000", commune = Word("commune", number) },
            situationSummary = Word("situation", number),
        });
        await client.Post(key.Text, "/meeting-requests", new
        {
            kind = "technical", subject = "Situations", contact = new { name = "Exemple", email = "contact@example.org" },
            cases = new[] { new { caseId = opened!.Json!["id"]!.GetValue<string>(), question = Word("question", number) } },
        });
    }

    private static string Word(string field, int number) => string.Create(CultureInfo.InvariantCulture, $"serin{field}{number:D5}");

    // A thief who guesses a name would look for it as it is and as a hash that needs no key.
    private static void Search(byte[] content, int cases, HashSet<string> words, HashSet<int> guesses)
    {
        var text = Encoding.Latin1.GetString(content);
        for (var at = text.IndexOf("serin", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("serin", at + 5, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + 5;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            words.Add(text[at..end]);
        }
        for (var number = 0; number < cases; number++)
        {
            var name = Word("nom", number);
            foreach (var guess in (string[])[name, name.ToUpperInvariant(), $"{name}|1980"])
            {
                var utf8 = Encoding.UTF8.GetBytes(guess);
                foreach (var hash in (byte[][])[SHA256.HashData(utf8), SHA512.HashData(utf8), utf8])
                {
                    if (content.AsSpan().IndexOf(hash) >= 0 || text.Contains(Convert.ToHexStringLower(hash), StringComparison.Ordinal))
                        guesses.Add(number);
                }
            }
        }
    }
}
