using System.Security.Cryptography;

namespace Liaison.Server.Journal;

/// <summary>Random salts, drawn many at a time: a draw costs the system more than the bytes do.</summary>
internal static class Salts
{
    private const int Drawn = 64 * JournalLeaf.SaltBytes;

    [ThreadStatic]
    private static byte[]? stock;

    [ThreadStatic]
    private static int used;

    /// <summary>A salt that nobody else has.</summary>
    public static byte[] Next()
    {
        if (stock is null || used == Drawn)
            (stock, used) = (RandomNumberGenerator.GetBytes(Drawn), 0);
        var salt = stock.AsSpan(used, JournalLeaf.SaltBytes).ToArray();
        // What was given out is not kept.
        stock.AsSpan(used, JournalLeaf.SaltBytes).Clear();
        used += JournalLeaf.SaltBytes;
        return salt;
    }
}
