using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>The short form of the tampering drill: whatever is done to an export, or to the database before it is exported, is found.</summary>
public sealed class TamperingTests
{
    private const int Size = 60;
    private const int Flips = 1000;
    private const int PythonFlips = 24;

    [Fact]
    public async Task A_journal_that_nobody_touched_is_sound()
    {
        using var journal = SampleJournal.Of(Size);
        var report = await SampleJournal.Verify(await journal.Export(), SampleJournal.WitnessFile(journal.Checkpoints));
        Assert.True(report.IsSound, report.ToString());
        Assert.Equal((Size, journal.Checkpoints.Count, journal.Checkpoints.Count), (report.Leaves, report.Checkpoints, report.Witnessed));
        using var empty = SampleJournal.Of(0);
        Assert.True((await SampleJournal.Verify(await empty.Export())).IsSound);
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_file_is_found()
    {
        using var journal = SampleJournal.Of(Size);
        var export = await journal.Export();
        var random = new Random(1);
        var closing = export.AsSpan(0, export.Length - 1).LastIndexOf((byte)'\n') + 1;
        // The closing line is covered by no other: each of its bits; of all others, a sample.
        var bits = Enumerable.Range(closing * 8, (export.Length - closing) * 8).Concat(Enumerable.Range(0, Flips).Select(_ => random.Next(closing * 8)));
        foreach (var bit in bits)
            Assert.False((await SampleJournal.Verify(Flipped(export, bit))).IsSound, $"bit {bit % 8} of byte {bit / 8}");
    }

    [Fact]
    public async Task A_line_that_is_left_out_doubled_swapped_or_cut_off_is_found()
    {
        using var journal = SampleJournal.Of(Size);
        foreach (var (what, export) in Rearranged(await journal.Export()))
            Assert.False((await SampleJournal.Verify(export)).IsSound, what);
    }

    [Fact]
    public async Task What_was_changed_in_the_database_is_found_although_the_service_signs_the_export()
    {
        foreach (var (what, change) in Changes())
        {
            using var journal = SampleJournal.Of(Size);
            change(journal);
            Assert.False((await SampleJournal.Verify(await journal.Export())).IsSound, what);
        }
    }

    [Fact]
    public async Task A_witness_finds_what_the_holder_of_the_key_rewrote_or_cut_off_and_without_one_nobody_does()
    {
        using var journal = SampleJournal.Of(Size);
        var witness = SampleJournal.WitnessFile(journal.Checkpoints.Take(8));
        var last = journal.Checkpoints[^1];
        Resign(journal);
        Assert.True((await SampleJournal.Verify(await journal.Export())).IsSound);
        Assert.Contains((await SampleJournal.Verify(await journal.Export(), witness)).Faults, fault => fault.Contains("rewritten", StringComparison.Ordinal));

        using var cut = SampleJournal.Of(Size);
        var all = SampleJournal.WitnessFile(cut.Checkpoints);
        cut.Lines.RemoveRange(cut.Lines.Count - 5, 5);
        Assert.True((await SampleJournal.Verify(await cut.Export())).IsSound);
        Assert.Contains((await SampleJournal.Verify(await cut.Export(), all)).Faults, fault => fault.Contains("shortened", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_key_is_believed_only_where_none_is_pinned()
    {
        using var journal = SampleJournal.Of(Size);
        using var other = SampleJournal.Of(0);
        using var file = new MemoryStream(await journal.Export());
        var report = await ExportVerification.Run(file, Evidence.None with { PinnedKeys = new HashSet<string> { other.Key.Id } });
        Assert.Contains(report.Faults, fault => fault.Contains("pinned", StringComparison.Ordinal));
    }

    [PythonFact]
    public async Task The_independent_verifier_finds_the_same()
    {
        using var journal = SampleJournal.Of(Size);
        var export = await journal.Export();
        var witness = SampleJournal.WitnessFile(journal.Checkpoints);
        var key = SampleJournal.File(System.Text.Encoding.ASCII.GetBytes(journal.Key.PublicPem));
        var sound = await Python.Verify(SampleJournal.File(export), "--witness", witness, "--key", key);
        Assert.True(sound.Code == 0, sound.Output);
        Assert.Contains($"leaves {Size}", sound.Output, StringComparison.Ordinal);
        Assert.Contains($"witnessed {journal.Checkpoints.Count} agree", sound.Output, StringComparison.Ordinal);

        var random = new Random(2);
        var flips = Enumerable.Range(0, PythonFlips).Select(_ => random.Next(export.Length * 8)).Select(bit => ($"bit {bit}", Flipped(export, bit)));
        foreach (var (what, tampered) in flips.Concat(Rearranged(export)))
            await MustRefuse(what, tampered);
        foreach (var (what, change) in Changes())
        {
            using var changed = SampleJournal.Of(Size);
            change(changed);
            await MustRefuse(what, await changed.Export());
        }
        using var rewritten = SampleJournal.Of(Size);
        var seen = SampleJournal.WitnessFile(rewritten.Checkpoints);
        Resign(rewritten);
        await MustRefuse("rewritten", await rewritten.Export(), "--witness", seen);
        await MustRefuse("another key", export, "--key", SampleJournal.File(System.Text.Encoding.ASCII.GetBytes(rewritten.Key.PublicPem)));
    }

    private static async Task MustRefuse(string what, byte[] export, params string[] options)
    {
        var (code, output) = await Python.Verify(SampleJournal.File(export), options);
        Assert.True(code == 1, $"{what}: {code} {output}");
    }

    private static byte[] Flipped(byte[] export, int bit)
    {
        var flipped = export.ToArray();
        flipped[bit / 8] ^= (byte)(1 << bit % 8);
        return flipped;
    }

    private static IEnumerable<(string What, byte[] Export)> Rearranged(byte[] export)
    {
        var lines = System.Text.Encoding.UTF8.GetString(export).Split('\n')[..^1];
        byte[] Of(IEnumerable<string> some) => System.Text.Encoding.UTF8.GetBytes(string.Concat(some.Select(line => line + "\n")));
        foreach (var index in (int[])[0, 1, 8, lines.Length / 2, lines.Length - 2, lines.Length - 1])
        {
            yield return ($"without line {index}", Of(lines.Where((_, other) => other != index)));
            yield return ($"with line {index} twice", Of(lines.Take(index + 1).Concat(lines.Skip(index))));
        }
        yield return ("two leaves swapped", Of([.. lines[..3], lines[4], lines[3], .. lines[5..]]));
        yield return ("cut after a line", Of(lines[..^3]));
        yield return ("cut within a line", export[..^40]);
        yield return ("without the last line feed", export[..^1]);
        yield return ("something added", [.. export, .. "{}\n"u8]);
        yield return ("nothing", []);
    }

    // What an owner of the database without the key could do. Each needs to be found by what is sealed alone.
    private static IEnumerable<(string What, Action<SampleJournal> Change)> Changes()
    {
        yield return ("a commitment", journal => Change<ExportLeaf>(journal, 3, leaf => leaf with { Commitment = Flipped(leaf.Commitment, 77) }));
        yield return ("a commitment of another prefecture", journal => Change<ExportLeaf>(journal, 2, leaf => leaf with { Commitment = Flipped(leaf.Commitment, 0) }));
        yield return ("a prefecture", journal => Change<ExportLeaf>(journal, 2, leaf => leaf with { Prefecture = "75" }));
        yield return ("a payload", journal => Change<ExportLeaf>(journal, 40, leaf => leaf with { Payload = leaf.Payload!.Replace("readCase", "readMeeting", StringComparison.Ordinal) }));
        yield return ("a salt", journal => Change<ExportLeaf>(journal, 40, leaf => leaf with { Salt = Flipped(leaf.Salt!, 9) }));
        yield return ("a payload and its commitment", journal => Change<ExportLeaf>(journal, 40, leaf => leaf with { Payload = "{}", Commitment = JournalLeaf.Commit(leaf.Salt!, "{}") }));
        yield return ("a payload removed too early", journal => Change<ExportLeaf>(journal, 40, leaf => leaf with { Salt = null, Payload = null }));
        yield return ("a position", journal => Change<ExportLeaf>(journal, 40, leaf => leaf with { Position = 41 }));
        yield return ("an entry left out", journal => journal.Lines.RemoveAt(10));
        yield return ("an entry added", journal => journal.Lines.Insert(10, journal.Lines[9]));
        yield return ("two entries swapped", journal => (journal.Lines[3], journal.Lines[4]) = (journal.Lines[4], journal.Lines[3]));
        yield return ("the last checkpoint left out", journal => journal.Lines.RemoveAt(journal.Lines.Count - 1));
        yield return ("a checkpoint twice", journal => journal.Lines.Add(journal.Lines[^1]));
        yield return ("a checkpoint's text", journal => Change<SignedCheckpoint>(journal, 2, old => old with { Body = old.Body.Replace("at 2017", "at 2016", StringComparison.Ordinal) }));
        yield return ("a checkpoint's signature", journal => Change<SignedCheckpoint>(journal, 2, old => old with { Signature = Flipped(old.Signature, 100) }));
        yield return ("a checkpoint's key", journal => Change<SignedCheckpoint>(journal, 2, old => old with { KeyId = new string('0', 64) }));
        yield return ("a checkpoint's key and origin", journal => Change<SignedCheckpoint>(journal, 2, _ => journal.Key.Sign(new Checkpoint("other", 21, Merkle.EmptyRoot, default))));
    }

    private static void Change<T>(SampleJournal journal, int nth, Func<T, T> change) where T : class
    {
        var old = journal.Lines.OfType<T>().ElementAt(nth);
        journal.Lines[journal.Lines.IndexOf(old)] = change(old);
    }

    // Whoever holds the key can tell another story that is sound in itself.
    private static void Resign(SampleJournal journal)
    {
        Change<ExportLeaf>(journal, 2, leaf => leaf with { Commitment = Flipped(leaf.Commitment, 5) });
        var edge = new RightEdge();
        for (var index = 0; index < journal.Lines.Count; index++)
        {
            if (journal.Lines[index] is ExportLeaf leaf)
                edge.Append(SampleJournal.HashOf(leaf));
            else if (journal.Lines[index] is SignedCheckpoint old && Checkpoint.TryParse(old.Body, out var checkpoint))
                journal.Lines[index] = journal.Key.Sign(checkpoint with { Root = edge.Root() });
        }
    }
}
