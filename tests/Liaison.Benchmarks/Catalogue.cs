using System.CommandLine;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Drills;
using Liaison.Benchmarks.Floors;
using Liaison.Benchmarks.Speed;

namespace Liaison.Benchmarks;

/// <summary>The entries by their names, and the command line before them.</summary>
public static class Catalogue
{
    public static readonly IReadOnlyList<Entry> Entries =
    [
        S1ReadAgenda.Entry, S2DurableWrites.Entry, S3SingleWrite.Entry, S4Activity.Entry, S5Growth.Entry, S6DeepPages.Entry, S7Pipeline.Entry, S8Cpu.Entry,
        Sealing.Entry, Searching.Entry, BreachTiming.Entry, Printing.Entry,
        R1NothingLost.Entry, R4Malformed.Entry, R7Journal.Entry, R8LooksJournalled.Entry, R9Restore.Entry, R10Theft.Entry, R12OnceOnly.Entry,
    ];

    private static readonly Option<int> Seed = new("--seed") { DefaultValueFactory = _ => 20171129, Recursive = true };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 5, Recursive = true };
    private static readonly Option<int> Seconds = new("--seconds") { DefaultValueFactory = _ => 2, Recursive = true };
    private static readonly Option<int> Cases = new("--cases") { DefaultValueFactory = _ => 1_000_000, Recursive = true };
    private static readonly Option<bool> InFull = new("--long") { Recursive = true, Description = "The long form of a drill." };
    private static readonly Option<string> Folder = new("--data")
    {
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "liaison-benchmarks"), Recursive = true,
        Description = "Where generated databases are kept.",
    };

    public static RootCommand Root()
    {
        var root = new RootCommand("Benchmarks and drills of Liaison: each prints a table with what it is compared with.")
        {
            Seed, Rounds, Seconds, Cases, InFull, Folder, List(), All(), Generate(), FloorHost.Create(), WeakHost.Create(), PlantedHost.Create(),
        };
        foreach (var entry in Entries)
            root.Add(CommandOf(entry.Name, entry.What, settings => Run([entry], settings)));
        return root;
    }

    private static Command List()
    {
        var list = new Command("list", "Name every entry.");
        list.SetAction(_ =>
        {
            foreach (var entry in Entries)
                Console.WriteLine($"{entry.Name,-10}{entry.What}");
        });
        return list;
    }

    private static Command All() => CommandOf("all", "Run every entry in its short form.",
        settings => Run(Entries, settings.InFull ? settings : settings with { Seconds = 1 }));

    private static Command Generate()
    {
        var prefectures = new Option<int>("--prefectures") { DefaultValueFactory = _ => 101 };
        var file = new Option<string>("--out") { Required = true, Description = "The SQLite file to make." };
        var generate = new Command("generate", "Write the national decade into a SQLite file.") { prefectures, file };
        generate.SetAction(async (parsed, _) =>
        {
            var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var volume = new Volume(parsed.GetValue(prefectures), parsed.GetValue(Cases), parsed.GetValue(Seed), until);
            await Generator.Write(volume, parsed.GetRequiredValue(file), Console.WriteLine);
            return 0;
        });
        return generate;
    }

    private static Command CommandOf(string name, string what, Func<Settings, Task<int>> run)
    {
        var command = new Command(name, what);
        if (name.ToLowerInvariant() is var typed && typed != name)
            command.Aliases.Add(typed);
        command.SetAction((parsed, _) => run(new Settings
        {
            Seed = parsed.GetValue(Seed), Rounds = parsed.GetValue(Rounds), Seconds = parsed.GetValue(Seconds), Cases = parsed.GetValue(Cases),
            InFull = parsed.GetValue(InFull), Folder = parsed.GetValue(Folder)!,
        }));
        return command;
    }

    private static async Task<int> Run(IEnumerable<Entry> entries, Settings settings)
    {
        var missed = new List<string>();
        foreach (var entry in entries)
        {
            try
            {
                if (!await entry.Run(settings))
                    missed.Add(entry.Name);
            }
            catch (Exception nothing) when (nothing is InvalidOperationException or IOException or HttpRequestException or System.Data.Common.DbException)
            {
                // One entry that could not measure leaves the others their turn.
                Console.WriteLine($"{entry.Name} measured nothing: {nothing.Message}");
                missed.Add(entry.Name);
            }
        }
        Console.WriteLine(missed.Count == 0 ? "\nEvery target was kept." : $"\nMissed: {string.Join(", ", missed)}.");
        return missed.Count;
    }
}
