using System.IO.Compression;

namespace Liaison.Server.Imports;

/// <summary>A compressed file that nobody vouches for: what its parts hold is counted while it is decompressed, whatever it says of them.</summary>
internal static class ZipFile
{
    private const int MaxParts = 2_000;
    private const int Block = 64 * 1024;

    /// <summary>Decompresses every part once. Codes: <c>import.format_unknown</c> where it is no such file or lacks the part that its format has,
    /// <c>import.file_expands</c>, <c>import.file_broken</c>.</summary>
    /// <param name="part">The part without which it is another format.</param>
    /// <param name="begins">With what that part begins; null where that does not matter.</param>
    public static void MustBeSafe(byte[] file, string part, ReadOnlySpan<byte> begins = default)
    {
        if (file is not [(byte)'P', (byte)'K', 3, 4, ..])
            throw TableRules.FormatUnknown.In("file");
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false));
            if (zip.Entries.Count > MaxParts)
                throw TableRules.FileExpands.In("file");
            var telling = zip.GetEntry(part) ?? throw TableRules.FormatUnknown.In("file");
            Span<byte> beginning = stackalloc byte[begins.Length];
            using (var content = telling.Open())
            {
                if (content.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) < begins.Length || !beginning.SequenceEqual(begins))
                    throw TableRules.FormatUnknown.In("file");
            }
            MustNotExpand(zip);
        }
        catch (InvalidDataException)
        {
            throw TableRules.FileBroken.In("file");
        }
    }

    private static void MustNotExpand(ZipArchive zip)
    {
        var (buffer, left) = (new byte[Block], TableRules.MaxDecompressedBytes);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                if ((left -= read) < 0)
                    throw TableRules.FileExpands.In("file");
            }
        }
    }
}
