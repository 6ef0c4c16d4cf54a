namespace Liaison.Server.Journal;

/// <summary>What a verification counted, and what it found wrong in plain words.</summary>
public sealed class VerificationReport
{
    private const int FaultsShown = 20;

    private readonly List<string> faults = [];

    public string Origin { get; set; } = "";
    public long Leaves { get; set; }
    public long Payloads { get; set; }
    public long Checkpoints { get; set; }
    public int PayloadMonths { get; set; }
    public byte[] Root { get; set; } = Merkle.EmptyRoot;

    /// <summary>Witnessed checkpoints that agree with the journal.</summary>
    public long Witnessed { get; set; }

    /// <summary>Witnessed checkpoints made after this copy of the journal.</summary>
    public long WitnessedLater { get; set; }

    public long FaultCount { get; private set; }

    /// <summary>The first faults found.</summary>
    public IReadOnlyList<string> Faults => faults;

    public bool IsSound => FaultCount == 0;

    public void Fault(string words)
    {
        FaultCount++;
        if (faults.Count < FaultsShown)
            faults.Add(words);
    }

    public override string ToString()
    {
        List<string> lines =
        [
            $"journal      {Origin}",
            $"leaves       {Leaves}, {Payloads} with their payload; one may be missing after {PayloadMonths} months",
            $"checkpoints  {Checkpoints}",
            $"witnessed    {Witnessed} agree, {WitnessedLater} are later than this copy",
            $"root         {Convert.ToBase64String(Root)}",
            IsSound ? "The journal is sound." : $"FAULTS: {FaultCount}",
            .. faults.Select(fault => $"  {fault}"),
        ];
        if (FaultCount > faults.Count)
            lines.Add($"  … and {FaultCount - faults.Count} more");
        return string.Join(Environment.NewLine, lines);
    }
}
