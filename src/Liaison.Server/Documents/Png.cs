using System.Buffers.Binary;

namespace Liaison.Server.Documents;

/// <summary>What must be known of a picture to place it.</summary>
/// <param name="Width">In dots.</param>
/// <param name="Height">In dots.</param>
internal readonly record struct Png(int Width, int Height)
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether bytes begin as a PNG picture of a sensible size.</summary>
    public static bool Is(ReadOnlySpan<byte> picture) => picture.Length > 24 && picture.StartsWith(Signature) && SizeOf(picture) is { Width: > 0 and < 10_000, Height: > 0 and < 10_000 };

    public static Png SizeOf(ReadOnlySpan<byte> picture) =>
        new(BinaryPrimitives.ReadInt32BigEndian(picture[16..]), BinaryPrimitives.ReadInt32BigEndian(picture[20..]));

    /// <summary>The largest size, in any unit, that keeps its form within a frame.</summary>
    public (double Width, double Height) Within(double width, double height)
    {
        var scale = Math.Min(width / Width, height / Height);
        return (Width * scale, Height * scale);
    }
}
