using System.Text;
using Liaison.Server.Journal;

namespace Liaison.Server.Backups;

/// <summary>What the witness in the key folder knows of a journal beyond a backup of it.</summary>
public static class LaterWitness
{
    /// <summary>How many sealed entries are missing from a backup, as far as the witness's last line tells.</summary>
    public static long EntriesBeyond(string witness, Manifest manifest)
    {
        var last = File.Exists(witness) ? File.ReadLines(witness).LastOrDefault() : null;
        return last is not null && ExportLines.Read<SignedCheckpoint>(Encoding.UTF8.GetBytes(last)) is { } line && Checkpoint.TryParse(line.Body, out var checkpoint)
            ? Math.Max(0, checkpoint.Size - (manifest.Journal?.Size ?? 0)) : 0;
    }
}
