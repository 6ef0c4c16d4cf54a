using System.Runtime.InteropServices;

namespace Liaison.Benchmarks.Faults;

/// <summary>What a process wrote and synced, and from it what a power cut at any moment would have left: everything synced, and of the rest
/// whatever chance had already brought to the disk, in whole sectors.</summary>
public sealed class OperationLog
{
    private const int Sector = 512;
    private const int TornInHundred = 10;

    private readonly byte[] content;
    private readonly List<(Header Header, int Data)> operations = [];

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Header(long BegunNs, long DoneNs, long Operation, long File, long Offset, long Length);

    private enum Kind
    {
        Write = 1,
        Truncate = 2,
        Sync = 3,
        Unlink = 4,
    }

    public OperationLog(string path)
    {
        content = File.ReadAllBytes(path);
        var size = Marshal.SizeOf<Header>();
        for (var at = 0; at + size <= content.Length;)
        {
            var header = MemoryMarshal.Read<Header>(content.AsSpan(at));
            operations.Add((header, at + size));
            at += size + (header.Operation == (long)Kind.Write ? (int)header.Length : 0);
        }
    }

    public int Count => operations.Count;

    /// <summary>When the first and the last operation ended, in nanoseconds of the monotonic clock.</summary>
    public (long First, long Last) Span => (operations[0].Header.DoneNs, operations[^1].Header.DoneNs);

    /// <summary>Writes the database as it would have been found after a power cut.</summary>
    /// <param name="before">The database before the first operation.</param>
    /// <param name="target">Where it is written to.</param>
    /// <param name="survives">Of a hundred writes that were not synced, how many had reached the disk.</param>
    public void Cut(string before, string target, long atNs, int survives, Random chance)
    {
        var files = new[] { new Image(File.ReadAllBytes(before)), new Image([]) };
        foreach (var (header, data) in operations.TakeWhile(operation => operation.Header.BegunNs <= atNs))
        {
            var isDurable = header.DoneNs <= LastSync(header.File, atNs);
#pragma warning disable CA5394 // a drill repeats itself by its seed
            if (!isDurable && chance.Next(100) >= survives)
                continue;
            var isTorn = !isDurable && chance.Next(100) < TornInHundred;
            var length = isTorn ? chance.Next((int)header.Length / Sector + 1) * Sector : (int)header.Length;
#pragma warning restore CA5394
            Apply(files[header.File - 1], header, content.AsSpan(data, (Kind)header.Operation == Kind.Write ? Math.Min(length, (int)header.Length) : 0));
        }
        File.WriteAllBytes(target, files[0].Bytes);
        File.WriteAllBytes(target + "-wal", files[1].Bytes);
        File.Delete(target + "-shm");
    }

    private static void Apply(Image file, Header header, ReadOnlySpan<byte> data)
    {
        if ((Kind)header.Operation == Kind.Write)
            file.Write(header.Offset, data);
        else if ((Kind)header.Operation != Kind.Sync)
            file.Truncate((Kind)header.Operation == Kind.Unlink ? 0 : header.Offset);
    }

    // When the last sync of a file that had ended by then began: what was written before it is on the disk.
    private long LastSync(long file, long atNs) => syncs.TryGetValue((file, atNs), out var known) ? known : syncs[(file, atNs)] = operations
        .Where(operation => operation.Header.File == file && (Kind)operation.Header.Operation == Kind.Sync && operation.Header.DoneNs <= atNs)
        .Select(operation => operation.Header.BegunNs).DefaultIfEmpty(0).Max();

    private readonly Dictionary<(long File, long AtNs), long> syncs = [];

    /// <summary>A file in memory.</summary>
    private sealed class Image(byte[] bytes)
    {
        private byte[] content = bytes;
        private int length = bytes.Length;

        public byte[] Bytes => content[..length];

        public void Write(long offset, ReadOnlySpan<byte> data)
        {
            if (data.IsEmpty)
                return;
            Truncate(Math.Max(length, offset + data.Length));
            data.CopyTo(content.AsSpan((int)offset));
        }

        public void Truncate(long to)
        {
            if (to > content.Length)
                Array.Resize(ref content, (int)to * 2);
            if (to < length)
                content.AsSpan((int)to, length - (int)to).Clear();
            length = (int)to;
        }
    }
}
