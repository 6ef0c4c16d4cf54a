using Dapper;
using Liaison.Benchmarks.Report;
using Liaison.Server.Backups;
using Liaison.Server.Protection;
using Liaison.Server.Retention;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>R9: an encrypted backup comes back to an empty folder row by row, and whoever was destroyed stays so; with a wrong key or one bit flipped
/// nothing comes back. Its short form in the tests: <c>ErasureRestoreTests</c>, <c>DamagedBackupTests</c>, <c>SealedDataTests</c>.</summary>
public static class R9Restore
{
    public static readonly Entry Entry = new("R9", "a backup comes back row by row, who was destroyed stays so, and nothing else comes in", Run);

    private static async Task<bool> Run(Settings settings)
    {
        var (count, destroyed) = settings.InFull ? (400, 100) : (40, 10);
        var saved = await SavedFamilies.Make(settings, count, destroyed);
        Printed.Title(Entry, $"seed {settings.Seed}; {count} families, {destroyed} of them destroyed between an older backup and a newer one; the service's own commands");
        var table = new Table("what", "tried", "as promised");
        var isKept = await Compare(settings, saved, table);
        isKept &= await Replay(settings, saved, table);
        isKept &= await Spoil(settings, saved, table);
        return Printed.Verdict(table, isKept, "each as often as tried; the control, an older backup with older keys and without the register, brings all of them back");
    }

    private static async Task<bool> Compare(Settings settings, SavedFamilies saved, Table table)
    {
        var place = await Restored(settings, saved, "newer", saved.Newer, withRegister: true);
        var (before, after) = (Rows(saved.Here.Path), Rows(place));
        var equal = before.Count(one => after.TryGetValue(one.Key, out var rows) && one.Value.SequenceEqual(rows));
        table.Row("tables equal row by row, the newer backup in an empty folder", before.Count, equal);
        table.Row("rows in them", before.Values.Sum(rows => rows.Count), after.Values.Sum(rows => rows.Count));
        var readable = await saved.ReadableIn(place, saved.Kept);
        table.Row("families that were kept and are read", saved.Kept.Count, readable);
        return equal == before.Count && after.Count == before.Count && readable == saved.Kept.Count;
    }

    private static async Task<bool> Replay(Settings settings, SavedFamilies saved, Table table)
    {
        var place = await Restored(settings, saved, "older", saved.Older, withRegister: true);
        var opened = Path.Combine(settings.Folder, "R9-opened.db");
        await Open(saved, opened);
        var (before, after) = (Rows(opened), Rows(place));
        string[] touched = ["journal_entry", "change_clock", "audience_request", .. HangsOnCase.All.Select(hanging => hanging.Table)];
        var untouched = before.Where(one => !touched.Contains(one.Key)).ToList();
        var equal = untouched.Count(one => one.Value.SequenceEqual(after[one.Key]));
        var blanked = before["case_record"].Except(after["case_record"]).Count();
        table.Row("tables equal row by row, the older backup, but those that a replay blanks", untouched.Count, equal);
        table.Row("cases blanked by the replay", saved.Destroyed.Count, blanked);
        var (gone, kept) = (saved.Destroyed.Count - await saved.ReadableIn(place, saved.Destroyed), await saved.ReadableIn(place, saved.Kept));
        table.Row("destroyed families that stay so, with the older keys too", saved.Destroyed.Count, gone);
        table.Row("families that were kept and are read from the older backup", saved.Kept.Count, kept);
        var control = await Restored(settings, saved, "control", saved.Older, withRegister: false);
        var back = await saved.ReadableIn(control, saved.Destroyed);
        table.Row("control: destroyed families read again without the register", saved.Destroyed.Count, back);
        return equal == untouched.Count && blanked == saved.Destroyed.Count && gone == saved.Destroyed.Count && kept == saved.Kept.Count && back == saved.Destroyed.Count;
    }

    private static async Task<bool> Spoil(Settings settings, SavedFamilies saved, Table table)
    {
        var copy = Fresh(settings, "R9-spoilt");
        foreach (var file in Directory.GetFiles(saved.Newer))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var (backup, random, isKept) = (new FlippedBackup(copy, saved.Keys), new Random(settings.Seed), true);
        long[] Bits(string name) => [.. Positions(backup.Bytes(name), settings.InFull ? 2_000 : 200, random).Select(at => at * 8 + random.Next(8))];
        foreach (var name in backup.Files.ToList())
            isKept &= Add(table, $"refused with a bit of {name} flipped", Bits(name) is var bits ? bits.Length : 0, await backup.Refused(name, bits));
        var data = backup.Files.Single(name => name.EndsWith(SealedData.Ending, StringComparison.Ordinal));
        var again = Bits(data);
        isKept &= Add(table, "the same of the data, with hashes made anew and no signature asked for", again.Length, await backup.RefusedByTheCipher(again));
        foreach (var isEmpty in (bool[])[true, false])
            isKept &= Add(table, isEmpty ? "refused without the root key" : "refused with another root key under its name", 1,
                await backup.IsRefusedWith(FlippedBackup.OtherKeys(saved.Keys, Fresh(settings, $"R9-keys-{isEmpty}"), isEmpty)) ? 1 : 0);
        return isKept & Add(table, "control: restored as it is", 1, await backup.IsRefused(asksForSignature: false) ? 0 : 1);
    }

    private static bool Add(Table table, string what, int tried, int found)
    {
        table.Row(what, tried, found);
        return tried == found;
    }

    // The first and the last bytes, the header of the stream, and others by chance.
    private static IEnumerable<long> Positions(long bytes, int count, Random random) =>
        Enumerable.Range(0, 26).Select(at => (long)at).Concat(Enumerable.Range(1, 18).Select(back => bytes - back)).Where(at => at >= 0 && at < bytes)
            .Concat(Enumerable.Range(0, count).Select(_ => random.NextInt64(bytes))).Distinct();

    private static async Task<string> Restored(Settings settings, SavedFamilies saved, string name, string backup, bool withRegister)
    {
        var folder = Fresh(settings, $"R9-{name}");
        var (place, keys) = (Path.Combine(folder, "liaison.db"), Path.Combine(folder, "keys"));
        Directory.CreateDirectory(Path.Combine(keys, "root"));
        foreach (var file in Directory.GetFiles(Path.Combine(saved.Keys, "root")).Append(Path.Combine(saved.Keys, "journal.pem")))
            File.Copy(file, Path.Combine(keys, Path.GetRelativePath(saved.Keys, file)));
        if (withRegister)
            File.Copy(Path.Combine(saved.Keys, ErasureRegister.FileName), Path.Combine(keys, ErasureRegister.FileName));
        await Operator.Run(place, "case-keys", "restore", saved.OlderKeys);
        await Operator.Run(place, "restore", backup);
        return place;
    }

    private static async Task Open(SavedFamilies saved, string to)
    {
        var manifest = await BackupFolder.Open(saved.Older);
        await using var file = File.Create(to);
        await new BackupSeal(Path.Combine(saved.Keys, "journal.pem"), new RootKeyFiles(Path.Combine(saved.Keys, "root")))
            .Open(Path.Combine(saved.Older, manifest.Files[0].Name), manifest, file);
    }

    private static string Fresh(Settings settings, string name)
    {
        var folder = Path.Combine(settings.Folder, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    // Each row as SQL writes it, sorted.
    private static Dictionary<string, List<string>> Rows(string path)
    {
        using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        var columns = file.Query<(string Table, string Column)>("""
            SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid
            """).ToLookup(column => column.Table, column => $"quote(\"{column.Column}\")");
        return columns.ToDictionary(table => table.Key, table => file.Query<string>($"SELECT {string.Join(" || '|' || ", table)} FROM \"{table.Key}\"")
            .Order(StringComparer.Ordinal).ToList());
    }
}
