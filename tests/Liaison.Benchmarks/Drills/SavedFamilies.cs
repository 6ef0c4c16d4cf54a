using System.Globalization;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Server.Pipeline;

namespace Liaison.Benchmarks.Drills;

/// <summary>A service with families, of which some were destroyed, and its backups from before and after.</summary>
internal sealed class SavedFamilies
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Family> families = [];

    private SavedFamilies(Volumes here, HeldKey key) => (Here, Key) = (here, key);

    /// <summary>A family by a word that stands in its name and its summary.</summary>
    public sealed record Family(string Id, string Reference, string Word);

    public Volumes Here { get; }

    /// <summary>The key of their association.</summary>
    public HeldKey Key { get; }

    /// <summary>Those that were destroyed since the older backup.</summary>
    public IReadOnlyList<Family> Destroyed { get; private set; } = [];

    public IReadOnlyList<Family> Kept { get; private set; } = [];

    /// <summary>Folder of the backup from before the destruction.</summary>
    public string Older { get; private set; } = "";

    /// <summary>Folder of the backup from after it; the service had stopped.</summary>
    public string Newer { get; private set; } = "";

    /// <summary>The copy of the key store from before the destruction.</summary>
    public string OlderKeys { get; private set; } = "";

    /// <summary>The folder of the keys as they are now.</summary>
    public string Keys => Path.Combine(Path.GetDirectoryName(Here.Path)!, "keys");

    public static async Task<SavedFamilies> Make(Settings settings, int count, int destroyed)
    {
        var here = (await Volumes.Of(settings, 1_000, "R9", prefectures: 1)).CopyTo(settings, "R9-run");
        var made = new SavedFamilies(here, here.Keys(Role.Association)[0]);
        var folder = Path.GetDirectoryName(here.Path)!;
        await using (var server = await Servers.Ours(here.Path))
        {
            using var client = new Client(server);
            for (var number = 0; number < count; number++)
                await made.Open(client, number);
            made.OlderKeys = await Operator.Run(here.Path, "case-keys", "backup", Path.Combine(folder, "key-copies"));
            made.Older = await Operator.Run(here.Path, "backup", Path.Combine(folder, "backups"));
            (made.Destroyed, made.Kept) = (made.families[..destroyed], made.families[destroyed..]);
            foreach (var family in made.Destroyed)
                await made.Destroy(client, family);
            await server.Stop();
        }
        made.Newer = await Operator.Run(here.Path, "backup", Path.Combine(folder, "backups"));
        return made;
    }

    /// <summary>How many of some families a service over a database reads to their association.</summary>
    public async Task<int> ReadableIn(string database, IEnumerable<Family> asked)
    {
        await using var server = await Servers.Ours(database);
        using var client = new Client(server);
        var readable = 0;
        foreach (var family in asked)
            readable += (await client.Get(Key.Text, $"/cases/{family.Id}"))?.Json?.ToJsonString().Contains(family.Word, StringComparison.Ordinal) == true ? 1 : 0;
        await server.Stop();
        return readable;
    }

    private async Task Open(Client client, int number)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"serinfamille{number:D5}");
        var opened = await client.Post(Key.Text, "/cases", new
        {
            persons = new[]
            {
                new
                {
                    familyName = word, givenNames = "Exemple", birthYear = 1980, nationalities = new[] { "GE" },
                    mandate = new { scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-02" },
                },
            },
            situationSummary = word,
        });
        families.Add(new Family(Text(opened, "id"), Text(opened, "reference"), word));
    }

    private async Task Destroy(Client client, Family family)
    {
        string officer = Here.Keys(Role.DataProtectionOfficer)[0].Text, head = Here.Keys(Role.OfficeHead)[0].Text;
        var list = Text(await client.Post(officer, "/destruction-lists", new { basis = "request", caseReference = family.Reference, reason = "Demande d'effacement" }), "id");
        await client.Post(officer, $"/destruction-lists/{list}/approval", new { visa = "AD-1" });
        await client.Post(head, $"/destruction-lists/{list}/destruction", new { });
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(50))
        {
            if ((await client.Get(head, $"/destruction-lists/{list}"))?.Json?["status"]?.GetValue<string>() == "destroyed")
                return;
        }
        throw new InvalidOperationException("A destruction did not end.");
    }

    private static string Text(Reply? reply, string member) =>
        reply?.Json?[member]?.GetValue<string>() ?? throw new InvalidOperationException($"The service answered {reply?.Status} without {member}.");
}
