using Dapper;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Report;
using Liaison.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>R7: whatever is changed in a sealed journal is found, by two verifiers that share no code.</summary>
public static class R7Journal
{
    public static readonly Entry Entry = new("R7", "whatever is changed in a sealed journal is found", Run);

    private static readonly object NewCase = new
    {
        persons = new[] { new { familyName = "Exemple", givenNames = "Personne", birthYear = 1980, nationalities = (string[])["GE"] } },
    };

    // Without its tree the service takes all entries for new ones and seals them as they stand now.
    private const string Unseal = """
        DELETE FROM journal_node; DELETE FROM journal_leaf; DELETE FROM journal_checkpoint;
        UPDATE journal_entry SET payload = replace(payload, '"action":"openCase"', '"action":"readCase"') WHERE payload LIKE '%"action":"openCase"%';
        """;

    private static async Task<bool> Run(Settings settings)
    {
        var volume = (await Volumes.Of(settings, 0, "R7", prefectures: 1)).CopyTo(settings, "R7-run");
        var association = volume.Keys(Role.Association)[0].Text;
        var export = await JournalExport.Of(volume, [.. Enumerable.Repeat((Client client) => (Task)client.Post(association, "/cases", NewCase), 5)]);
        Printed.Title(Entry, $"seed {settings.Seed}; an export of {export.Length:#,0} bytes; each copy differs in one place");
        var table = new Table("what", "copies", "found by the service's verifier", "found by the independent one");
        var (tampered, full) = (new Tampered(export), settings.InFull);
        var isKept = await Add(settings, table, "nothing changed", [export], 1, expectSound: true);
        isKept &= await Add(settings, table, "every bit of entries", tampered.EveryBitOfEntries(full ? 20 : 1), elsewhere: 0);
        isKept &= await Add(settings, table, "every bit of checkpoints", tampered.EveryBitOfCheckpoints(full ? int.MaxValue : 1), elsewhere: 0);
        isKept &= await Add(settings, table, "random bits", tampered.RandomBits(full ? 10_000 : 500, settings.Seed), elsewhere: full ? 500 : 20);
        foreach (var kind in tampered.Lines().GroupBy(copy => copy.What, copy => copy.File))
            isKept &= await Add(settings, table, kind.Key + " of a line", kind, elsewhere: full ? int.MaxValue : 5);
        isKept &= await AddRewritten(settings, table, volume);
        isKept &= await AddExpired(settings, table);
        return Printed.Verdict(table, isKept, "every change found by both; the control, rewritten where nobody had kept a checkpoint, passes");
    }

    /// <param name="elsewhere">How many of the copies the independent verifier looks at.</param>
    private static async Task<bool> Add(Settings settings, Table table, string what, IEnumerable<byte[]> copies, int elsewhere, bool expectSound = false,
        string? witness = null)
    {
        var (count, found, asked, foundElsewhere) = (0, 0, 0, 0);
        foreach (var copy in copies)
        {
            count++;
            found += await JournalExport.IsSound(copy, witness) ? 0 : 1;
            if (asked >= elsewhere || await JournalExport.IsSoundElsewhere(copy, settings.Folder, witness) is not { } sound)
                continue;
            asked++;
            foundElsewhere += sound ? 0 : 1;
        }
        table.Row(what, count, found, $"{foundElsewhere} of {asked}");
        return expectSound ? found + foundElsewhere == 0 : found == count && foundElsewhere == asked;
    }

    // The owner of the database holds the signing key too: he changes what was done and seals everything anew.
    private static async Task<bool> AddRewritten(Settings settings, Table table, Volumes volume)
    {
        var witness = Path.Combine(settings.Folder, "R7-witness.log");
        File.Copy(Path.Combine(Path.GetDirectoryName(volume.Path)!, "keys", "checkpoints.log"), witness, overwrite: true);
        var rewritten = volume.CopyTo(settings, "R7-rewritten");
        File.Delete(Path.Combine(Path.GetDirectoryName(rewritten.Path)!, "keys", "checkpoints.log"));
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = rewritten.Path, Pooling = false }.ToString()))
            connection.Execute(Unseal);
        var export = await JournalExport.Of(rewritten);
        return await Add(settings, table, "control: rewritten and sealed anew, no witness", [export], 1, expectSound: true)
            & await Add(settings, table, "the same, one witness kept a checkpoint", [export], 1, witness: witness);
    }

    private static async Task<bool> AddExpired(Settings settings, Table table)
    {
        var decade = (await Volumes.Of(settings, 1_000)).CopyTo(settings, "R7-expired");
        return await Add(settings, table, "nine of ten years' payloads expired", [await JournalExport.Of(decade)], 1, expectSound: true);
    }
}
