using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>The short form of the tampering drill: whatever is done to an export, or to the database before it is exported, is found.</summary>
public sealed class TamperingTests
{
    private const int Size = 60;
    private const int Flips = 1000;
    private const int PythonFlips = 12;

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
            Assert.False((await SampleJournal.Verify(Tampering.Flipped(export, bit))).IsSound, $"bit {bit % 8} of byte {bit / 8}");
    }

    [Fact]
    public async Task A_line_that_is_left_out_doubled_swapped_or_cut_off_is_found()
    {
        using var journal = SampleJournal.Of(Size);
        foreach (var (what, export) in Tampering.Rearranged(await journal.Export()))
            Assert.False((await SampleJournal.Verify(export)).IsSound, what);
    }

    [Fact]
    public async Task What_was_changed_in_the_database_is_found_although_the_service_signs_the_export()
    {
        foreach (var (what, change) in Tampering.Changes())
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
        Tampering.Resign(journal);
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
        var flips = Enumerable.Range(0, PythonFlips).Select(_ => random.Next(export.Length * 8)).Select(bit => ($"bit {bit}", Tampering.Flipped(export, bit)));
        foreach (var (what, tampered) in flips.Concat(Tampering.Rearranged(export)))
            await MustRefuse(what, tampered);
        foreach (var (what, change) in Tampering.Changes())
        {
            using var changed = SampleJournal.Of(Size);
            change(changed);
            await MustRefuse(what, await changed.Export());
        }
        using var rewritten = SampleJournal.Of(Size);
        var seen = SampleJournal.WitnessFile(rewritten.Checkpoints);
        Tampering.Resign(rewritten);
        await MustRefuse("rewritten", await rewritten.Export(), "--witness", seen);
        await MustRefuse("another key", export, "--key", SampleJournal.File(System.Text.Encoding.ASCII.GetBytes(rewritten.Key.PublicPem)));
    }

    private static async Task MustRefuse(string what, byte[] export, params string[] options)
    {
        var (code, output) = await Python.Verify(SampleJournal.File(export), options);
        Assert.True(code == 1, $"{what}: {code} {output}");
    }
}
