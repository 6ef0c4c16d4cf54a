using System.Text;

namespace Liaison.Server.Journal;

/// <summary>What a verifier holds from elsewhere, so that he need not believe the journal about itself.</summary>
/// <param name="PinnedKeys">Ids of the only keys he believes; empty when he believes those the journal names.</param>
/// <param name="WitnessFiles">Files with checkpoints that somebody kept, one a line.</param>
public sealed record Evidence(IReadOnlySet<string> PinnedKeys, IReadOnlyList<string> WitnessFiles)
{
    public static Evidence None { get; } = new(new HashSet<string>(), []);

    /// <summary>The checkpoints of all witness files.</summary>
    public Witnesses Witnesses(string origin, KnownKeys keys, VerificationReport report)
    {
        var witnesses = new Witnesses(origin, keys, report);
        foreach (var file in WitnessFiles)
            witnesses.Add(Path.GetFileName(file), File.ReadLines(file).Select(Encoding.UTF8.GetBytes));
        return witnesses;
    }
}
