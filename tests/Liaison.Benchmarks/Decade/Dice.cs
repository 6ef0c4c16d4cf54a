namespace Liaison.Benchmarks.Decade;

/// <summary>What stands in a row by chance: a function of the seed, the kind of row and its number, so that it need not be kept.</summary>
public readonly struct Dice(int seed)
{
    /// <summary>64 bits for a row. [SplitMix64]</summary>
    public ulong Throw(Kind kind, long number)
    {
        var z = (ulong)seed * 0x9E3779B97F4A7C15 + ((ulong)kind << 56) + (ulong)number * 0xD1B54A32D192ED03;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="sides"/>.</summary>
    public int Throw(Kind kind, long number, int sides) => (int)(Throw(kind, number) % (ulong)sides);

    /// <summary>The UUID v7 of a row that came into being at an instant.</summary>
    public Guid Id(Kind kind, long number, DateTimeOffset at)
    {
        var high = (ulong)at.ToUnixTimeMilliseconds() << 16 | 0x7000 | (ulong)(number & 0xFFF);
        var low = Throw(kind, number) & 0x3FFFFFFFFFFFFFFF | 0x8000000000000000;
        return new Guid((uint)(high >> 32), (ushort)(high >> 16), (ushort)high, (byte)(low >> 56), (byte)(low >> 48), (byte)(low >> 40),
            (byte)(low >> 32), (byte)(low >> 24), (byte)(low >> 16), (byte)(low >> 8), (byte)low);
    }
}

/// <summary>Kinds of generated rows.</summary>
public enum Kind
{
    Association,
    Case,
    Person,
    Mandate,
    Meeting,
    Item,
    Request,
    Receipt,
    Passage,
    Commitment,
    Decision,
    Journal,
}
