using System.Buffers;
using System.IO.Pipelines;

namespace Liaison.Server.Journal;

/// <summary>Reads an export line by line, however long it is.</summary>
public static class ExportReader
{
    // Longer than any line the service writes; a file without line feeds must not fill the memory.
    private const int MaxLineBytes = 16 * 1024 * 1024;

    /// <summary>The lines with their line feeds; the last one may lack it. A line beyond all measure comes cut.</summary>
    public static async IAsyncEnumerable<byte[]> Lines(Stream file)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(leaveOpen: true, bufferSize: 65536));
        while (true)
        {
            var read = await reader.ReadAsync();
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var next = buffer.GetPosition(1, end);
                yield return buffer.Slice(0, next).ToArray();
                buffer = buffer.Slice(next);
            }
            var tooLong = buffer.Length > MaxLineBytes;
            if ((read.IsCompleted || tooLong) && !buffer.IsEmpty)
                yield return buffer.ToArray();
            if (read.IsCompleted || tooLong)
                break;
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
        await reader.CompleteAsync();
    }
}
