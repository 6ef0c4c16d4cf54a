using System.Text;
using System.Text.Json;

namespace Liaison.Server.Journal;

/// <summary>Recomputes a journal from its leaves and compares it with everything that was ever signed about it, in one pass.</summary>
/// <param name="prefecture">Whose payloads are due; all when null.</param>
public sealed class Verification(VerificationReport report, KnownKeys keys, Witnesses witnesses, string? prefecture)
{
    private readonly RightEdge edge = new();
    private long? missing;
    private (long Position, DateTimeOffset SealedAt)? youngestMissing;

    /// <summary>How many leaves the last checkpoint covers.</summary>
    public long SealedSize { get; private set; }

    public long Size => edge.Size;

    public byte[] Root() => edge.Root();

    /// <summary>The next leaf.</summary>
    /// <param name="completed">Hears of the subtrees it completes.</param>
    public void Leaf(ExportLeaf leaf, Action<int, long, byte[]>? completed = null)
    {
        if (leaf.Position != edge.Size)
            report.Fault($"Leaf {edge.Size}: it says that it is leaf {leaf.Position}.");
        CheckPayload(leaf);
        edge.Append(new JournalLeaf(leaf.Position, leaf.Prefecture, leaf.Commitment).Hash(), completed);
        report.Leaves++;
        witnesses.Compare(edge.Size, edge.Root);
    }

    /// <summary>The next checkpoint, after the last leaf it covers.</summary>
    public void Checkpoint(SignedCheckpoint next)
    {
        report.Checkpoints++;
        var which = $"Checkpoint {report.Checkpoints}";
        if (!Journal.Checkpoint.TryParse(next.Body, out var checkpoint))
        {
            report.Fault($"{which}: its text is none of a checkpoint.");
            return;
        }
        if (checkpoint.Origin != report.Origin)
            report.Fault($"{which}: it is of another journal, {checkpoint.Origin}.");
        if (keys.WhyNot(next.Body, next.KeyId, next.Signature) is { } reason)
            report.Fault($"{which}: {reason}.");
        if (checkpoint.Size != edge.Size || checkpoint.Size <= SealedSize)
            report.Fault($"{which}: it stands after leaf {edge.Size - 1}, and covers {checkpoint.Size} leaves; the one before covers {SealedSize}.");
        else if (!Merkle.Same(checkpoint.Root, edge.Root()))
            report.Fault($"{which}: its root is not that of the {checkpoint.Size} leaves it covers.");
        SealedSize = edge.Size;
        RememberMissing(checkpoint.At);
    }

    /// <summary>The journal ends here.</summary>
    /// <param name="at">When this copy was made.</param>
    public void Close(DateTimeOffset at)
    {
        if (SealedSize != edge.Size)
            report.Fault($"The last {edge.Size - SealedSize} leaves are covered by no checkpoint.");
        if (youngestMissing is { } young && young.SealedAt > at.AddMonths(-report.PayloadMonths))
            report.Fault($"Leaf {young.Position}: its payload is missing, although it was sealed at {Instants.Text(young.SealedAt)} only.");
        witnesses.Close(at);
        report.Root = edge.Root();
    }

    private void CheckPayload(ExportLeaf leaf)
    {
        if (prefecture is not null && leaf.Prefecture != prefecture)
        {
            if (leaf.Payload is not null || leaf.Salt is not null)
                report.Fault($"Leaf {edge.Size}: it shows a payload of another prefecture.");
            return;
        }
        if (leaf is { Payload: null, Salt: null })
        {
            missing ??= edge.Size;
            return;
        }
        report.Payloads++;
        if (leaf is not { Payload: { } payload, Salt: { } salt } || !Commits(leaf.Commitment, salt, payload))
            report.Fault($"Leaf {edge.Size}: its payload is not the one it was sealed with.");
        else if (PrefectureOf(payload) != leaf.Prefecture)
            report.Fault($"Leaf {edge.Size}: its payload is of another prefecture.");
    }

    // A payload may go once the checkpoint that first covered it is old enough.
    private void RememberMissing(DateTimeOffset sealedAt)
    {
        if (missing is { } position && !(youngestMissing?.SealedAt >= sealedAt))
            youngestMissing = (position, sealedAt);
        missing = null;
    }

    private static bool Commits(byte[] commitment, byte[] salt, string payload)
    {
        try
        {
            return salt.Length == JournalLeaf.SaltBytes && Merkle.Same(JournalLeaf.Commit(salt, payload), commitment);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static string? PrefectureOf(string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("prefecture", out var code)
                && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
