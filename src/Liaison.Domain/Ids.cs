using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Liaison.Domain;

/// <summary>Identifiers: UUID v7 for machines, random letters for people where a number could be counted.</summary>
public static class Ids
{
    // Crockford's alphabet: nothing that is misread on the telephone.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static int sequence;

    /// <summary>A new UUID v7 carrying the time of the service's clock. [RFC 9562 §5.7, §6.2: a fraction of the millisecond, then a sequence]
    /// Ids made one after the other sort in that order, even those made at one instant.</summary>
    public static Guid New(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomBytes.Fill(bytes[10..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        var fraction = (int)(at.UtcTicks % TimeSpan.TicksPerMillisecond) * 4096 / (int)TimeSpan.TicksPerMillisecond;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | fraction));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)(0x8000 | (Interlocked.Increment(ref sequence) & 0x3FFF)));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>When an id was made, to the millisecond, by the clock that made it.</summary>
    public static DateTimeOffset MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16 & 0xFFFFFFFFFFFF);
    }

    /// <summary>Eight random letters and digits, e.g. <c>7F3K9QXM</c>: not countable, not guessable in order.</summary>
    public static string RandomCode() => RandomNumberGenerator.GetString(Alphabet, 8);
}
