using System.Buffers.Binary;
using PdfSharp.Drawing;

namespace Liaison.Server.Documents;

/// <summary>What must be known of a picture to place it.</summary>
/// <param name="Width">In dots.</param>
/// <param name="Height">In dots.</param>
internal readonly record struct Png(int Width, int Height)
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether bytes are a PNG picture of a sensible size that can be drawn.</summary>
    public static bool Is(byte[] picture)
    {
        if (picture.Length <= 24 || !picture.AsSpan().StartsWith(Signature) || SizeOf(picture) is not { Width: > 0 and < 10_000, Height: > 0 and < 10_000 })
            return false;
        try
        {
            using var drawn = XImage.FromStream(new MemoryStream(picture));
            return true;
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or NotSupportedException or ArgumentException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    public static Png SizeOf(ReadOnlySpan<byte> picture) =>
        new(BinaryPrimitives.ReadInt32BigEndian(picture[16..]), BinaryPrimitives.ReadInt32BigEndian(picture[20..]));

    /// <summary>The largest size, in any unit, that keeps its form within a frame.</summary>
    public (double Width, double Height) Within(double width, double height)
    {
        var scale = Math.Min(width / Width, height / Height);
        return (Width * scale, Height * scale);
    }
}
