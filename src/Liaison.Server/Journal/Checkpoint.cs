using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Liaison.Server.Journal;

/// <summary>What the journal was at an instant: its size and the root over all its leaves.</summary>
/// <param name="Origin">Name of the journal.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root, DateTimeOffset At)
{
    /// <summary>The text that is signed.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture,
        $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\nat {Instants.Text(At)}\n");

    /// <summary>Reads a body; only the one way to write it is taken.</summary>
    public static bool TryParse(string body, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        var lines = body.Split('\n');
        var root = new byte[Merkle.HashBytes];
        if (lines is not [var origin, var sizeLine, var rootLine, ['a', 't', ' ', .. var atLine], ""]
            || !long.TryParse(sizeLine, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !Convert.TryFromBase64String(rootLine, root, out var length) || length != root.Length
            || !Instants.TryParse(atLine, out var at))
            return false;
        var read = new Checkpoint(origin, size, root, at);
        checkpoint = read.Body == body ? read : null;
        return checkpoint is not null;
    }
}

/// <summary>A checkpoint as witnesses keep it: anyone who holds the public key can tell that the journal said so.</summary>
/// <param name="Body">The text that was signed.</param>
/// <param name="KeyId">Which key signed it.</param>
public sealed record SignedCheckpoint(string Body, string KeyId, byte[] Signature);
