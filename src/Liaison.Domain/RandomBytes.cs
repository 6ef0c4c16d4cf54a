using System.Security.Cryptography;

namespace Liaison.Domain;

/// <summary>Random bytes of the system's generator, drawn many at a time: a draw costs more than the bytes do.</summary>
public static class RandomBytes
{
    private const int Drawn = 1024;

    [ThreadStatic]
    private static byte[]? stock;

    [ThreadStatic]
    private static int used;

    /// <summary>So many of them.</summary>
    public static byte[] Of(int count)
    {
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    /// <summary>Fills a span, e.g. a salt or a nonce, with bytes that nobody else has.</summary>
    public static void Fill(Span<byte> bytes)
    {
        if (bytes.Length > Drawn)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }
        // In one assignment: where drawing fails, there is no stock of zeros to give out.
        if (stock is null || used + bytes.Length > Drawn)
            (stock, used) = (RandomNumberGenerator.GetBytes(Drawn), 0);
        var drawn = stock.AsSpan(used, bytes.Length);
        drawn.CopyTo(bytes);
        // What was given out is not kept.
        drawn.Clear();
        used += bytes.Length;
    }
}
