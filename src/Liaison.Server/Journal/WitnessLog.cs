using System.Text;

namespace Liaison.Server.Journal;

/// <summary>The witness that lies beside the key: a file to which each checkpoint is added once it is committed. Several nodes may share it.</summary>
public sealed class WitnessLog(string path)
{
    /// <summary>How many checkpoints are added at a time, at most.</summary>
    public const int MostLines = 1000;

    private const int TailBytes = 4096;
    private const int Attempts = 50;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

    public string Path => path;

    /// <summary>Adds the checkpoints that are not in the file yet, whoever sealed them; on disk when this returns.</summary>
    /// <param name="after">Reads the checkpoints that cover more than a size, in order.</param>
    public async Task CatchUp(Func<long, Task<IReadOnlyList<CheckpointTable.Row>>> after)
    {
        await using var file = await Open();
        var last = await LastSize(file);
        while (true)
        {
            var missing = await after(last);
            foreach (var checkpoint in missing)
                await file.WriteAsync(ExportLines.Write(checkpoint.ToSigned()));
            if (missing.Count > 0)
            {
                file.Flush(flushToDisk: true);
                last = missing[^1].Size;
            }
            if (missing.Count < MostLines)
                return;
        }
    }

    // Nobody else may write, or read half a line, meanwhile; another node or a verification is done in a moment.
    private async Task<FileStream> Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (attempt < Attempts)
            {
                await Task.Delay(BetweenAttempts);
            }
        }
    }

    // A line that a power cut tore is dropped: its checkpoint is in the database and comes again.
    private static async Task<long> LastSize(FileStream file)
    {
        var tail = new byte[Math.Min(TailBytes, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        await file.ReadExactlyAsync(tail);
        var end = Array.LastIndexOf(tail, (byte)'\n') + 1;
        file.SetLength(file.Length - tail.Length + end);
        file.Seek(0, SeekOrigin.End);
        var lines = Encoding.UTF8.GetString(tail, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines is [.., var last] && ExportLines.Read<SignedCheckpoint>(Encoding.UTF8.GetBytes(last)) is { } line
            && Checkpoint.TryParse(line.Body, out var checkpoint) ? checkpoint.Size : 0;
    }
}
