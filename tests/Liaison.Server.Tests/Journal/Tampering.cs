using System.Text;
using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>What can be done to an export, or to the database before it is exported.</summary>
internal static class Tampering
{
    /// <summary>The same bytes but for one bit.</summary>
    public static byte[] Flipped(byte[] export, int bit)
    {
        var flipped = export.ToArray();
        flipped[bit / 8] ^= (byte)(1 << bit % 8);
        return flipped;
    }

    /// <summary>The export with lines left out, doubled, swapped, added or cut off.</summary>
    public static IEnumerable<(string What, byte[] Export)> Rearranged(byte[] export)
    {
        var lines = Encoding.UTF8.GetString(export).Split('\n')[..^1];
        byte[] Of(IEnumerable<string> some) => Encoding.UTF8.GetBytes(string.Concat(some.Select(line => line + "\n")));
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

    /// <summary>What an owner of the database without the key could do; each must be found by what is sealed alone.</summary>
    public static IEnumerable<(string What, Action<SampleJournal> Change)> Changes()
    {
        yield return ("a commitment", InLeaf(3, leaf => leaf with { Commitment = Flipped(leaf.Commitment, 77) }));
        yield return ("a commitment of another prefecture", InLeaf(2, leaf => leaf with { Commitment = Flipped(leaf.Commitment, 0) }));
        yield return ("a prefecture", InLeaf(2, leaf => leaf with { Prefecture = "75" }));
        yield return ("a payload", InLeaf(40, leaf => leaf with { Payload = leaf.Payload!.Replace("readCase", "readMeeting", StringComparison.Ordinal) }));
        yield return ("a salt", InLeaf(40, leaf => leaf with { Salt = Flipped(leaf.Salt!, 9) }));
        yield return ("a payload and its commitment", InLeaf(40, leaf => leaf with { Payload = "{}", Commitment = JournalLeaf.Commit(leaf.Salt!, "{}") }));
        yield return ("a payload removed too early", InLeaf(40, leaf => leaf with { Salt = null, Payload = null }));
        yield return ("a position", InLeaf(40, leaf => leaf with { Position = 41 }));
        yield return ("an entry left out", journal => journal.Lines.RemoveAt(10));
        yield return ("an entry added", journal => journal.Lines.Insert(10, journal.Lines[9]));
        yield return ("two entries swapped", journal => (journal.Lines[3], journal.Lines[4]) = (journal.Lines[4], journal.Lines[3]));
        yield return ("the last checkpoint left out", journal => journal.Lines.RemoveAt(journal.Lines.Count - 1));
        yield return ("a checkpoint twice", journal => journal.Lines.Add(journal.Lines[^1]));
        yield return ("a checkpoint's text", InCheckpoint(old => old with { Body = old.Body.Replace("at 2017", "at 2016", StringComparison.Ordinal) }));
        yield return ("a checkpoint's signature", InCheckpoint(old => old with { Signature = Flipped(old.Signature, 100) }));
        yield return ("a checkpoint's key", InCheckpoint(old => old with { KeyId = new string('0', 64) }));
        yield return ("a checkpoint of another journal", journal => Change<SignedCheckpoint>(journal, 2, _ =>
            journal.Key.Sign(new Checkpoint("other", 21, Merkle.EmptyRoot, SampleJournal.ExportedAt))));
    }

    private static Action<SampleJournal> InLeaf(int nth, Func<ExportLeaf, ExportLeaf> change) => journal => Change(journal, nth, change);

    private static Action<SampleJournal> InCheckpoint(Func<SignedCheckpoint, SignedCheckpoint> change) => journal => Change(journal, 2, change);

    private static void Change<T>(SampleJournal journal, int nth, Func<T, T> change) where T : class
    {
        var old = journal.Lines.OfType<T>().ElementAt(nth);
        journal.Lines[journal.Lines.IndexOf(old)] = change(old);
    }

    /// <summary>Whoever holds the key can tell another story that is sound in itself.</summary>
    public static void Resign(SampleJournal journal)
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
