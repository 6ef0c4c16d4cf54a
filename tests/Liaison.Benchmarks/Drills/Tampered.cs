namespace Liaison.Benchmarks.Drills;

/// <summary>Copies of an export that differ from it, each in one place.</summary>
public sealed class Tampered(byte[] export)
{
    private readonly List<byte[]> lines = Split(export);

    /// <summary>Every bit of the first entries that show their payload.</summary>
    public IEnumerable<byte[]> EveryBitOfEntries(int count) => EveryBit("\"payload\":"u8.ToArray(), count);

    /// <summary>Every bit of the first checkpoints.</summary>
    public IEnumerable<byte[]> EveryBitOfCheckpoints(int count) => EveryBit("{\"body\":"u8.ToArray(), count);

    /// <summary>One bit anywhere, by chance.</summary>
    public IEnumerable<byte[]> RandomBits(int count, int seed)
    {
#pragma warning disable CA5394 // a drill repeats itself by its seed
        var chance = new Random(seed);
        for (var turn = 0; turn < count; turn++)
            yield return Flipped(chance.Next(export.Length), chance.Next(8));
#pragma warning restore CA5394
    }

    /// <summary>Each line left out, each one twice, each changed with the next, and the file cut off after each.</summary>
    public IEnumerable<(string What, byte[] File)> Lines()
    {
        for (var at = 0; at < lines.Count; at++)
        {
            yield return ("deletion", Joined([.. lines[..at], .. lines[(at + 1)..]]));
            yield return ("insertion", Joined([.. lines[..at], lines[at], .. lines[at..]]));
            if (at + 1 < lines.Count)
                yield return ("swap", Joined([.. lines[..at], lines[at + 1], lines[at], .. lines[(at + 2)..]]));
            if (at + 1 < lines.Count)
                yield return ("truncation", Joined(lines[..(at + 1)]));
        }
    }

    private IEnumerable<byte[]> EveryBit(byte[] mark, int count)
    {
        var start = 0;
        foreach (var line in lines)
        {
            if (line.AsSpan().IndexOf(mark) >= 0 && count-- > 0)
            {
                for (var bit = 0; bit < line.Length * 8; bit++)
                    yield return Flipped(start + bit / 8, bit % 8);
            }
            start += line.Length;
        }
    }

    private byte[] Flipped(int at, int bit)
    {
        var copy = (byte[])export.Clone();
        copy[at] ^= (byte)(1 << bit);
        return copy;
    }

    private static byte[] Joined(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    private static List<byte[]> Split(byte[] file)
    {
        var lines = new List<byte[]>();
        for (var start = 0; start < file.Length;)
        {
            var end = Array.IndexOf(file, (byte)'\n', start) + 1;
            lines.Add(file[start..end]);
            start = end;
        }
        return lines;
    }
}
