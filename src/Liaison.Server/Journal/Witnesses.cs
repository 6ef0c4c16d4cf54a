namespace Liaison.Server.Journal;

/// <summary>Checkpoints that somebody kept outside the journal: what it was at their size cannot be rewritten unnoticed.</summary>
public sealed class Witnesses(string origin, KnownKeys keys, VerificationReport report)
{
    private readonly Dictionary<long, List<Seen>> bySize = [];

    private sealed record Seen(byte[] Root, DateTimeOffset At, string Where);

    /// <summary>Reads the lines of a witness, each a checkpoint as the export writes it.</summary>
    /// <param name="name">How faults name the witness.</param>
    public void Add(string name, IEnumerable<byte[]> lines)
    {
        foreach (var (index, line) in lines.Index())
            Add($"Line {index + 1} of witness {name}", line);
    }

    /// <summary>Compares what was seen at a size with the journal's own root there.</summary>
    /// <param name="root">Computes the root where it is needed.</param>
    public void Compare(long size, Func<byte[]> root)
    {
        if (!bySize.Remove(size, out var seen))
            return;
        var own = root();
        foreach (var checkpoint in seen)
        {
            if (Merkle.Same(checkpoint.Root, own))
                report.Witnessed++;
            else
                report.Fault($"{checkpoint.Where} saw another root at size {size}: the journal was rewritten.");
        }
    }

    /// <summary>Looks at what was seen beyond the end of the journal.</summary>
    /// <param name="at">When this copy of the journal was made.</param>
    public void Close(DateTimeOffset at)
    {
        foreach (var (size, checkpoint) in bySize.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.Select(seen => (pair.Key, seen))))
        {
            if (checkpoint.At > at)
                report.WitnessedLater++;
            else
                report.Fault($"{checkpoint.Where} saw {size} leaves at {Instants.Text(checkpoint.At)}: the journal was shortened.");
        }
        bySize.Clear();
    }

    private void Add(string where, byte[] line)
    {
        if (ExportLines.Read<SignedCheckpoint>(line) is not { } signed || !Checkpoint.TryParse(signed.Body, out var checkpoint))
            report.Fault($"{where} is no checkpoint.");
        else if (checkpoint.Origin != origin)
            report.Fault($"{where} is of another journal, {checkpoint.Origin}.");
        else if (keys.WhyNot(signed.Body, signed.KeyId, signed.Signature) is { } reason)
            report.Fault($"{where} does not count: {reason}.");
        else if (bySize.TryGetValue(checkpoint.Size, out var seen))
            seen.Add(new Seen(checkpoint.Root, checkpoint.At, where));
        else
            bySize[checkpoint.Size] = [new Seen(checkpoint.Root, checkpoint.At, where)];
    }
}
