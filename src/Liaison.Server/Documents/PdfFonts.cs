using System.Reflection;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Liaison.Server.Documents;

/// <summary>The two faces of PDF files, which bring them along: Latin, Greek, Cyrillic, Armenian and Georgian, for that is how people's names are spelt.
/// Nothing of the machine is asked.</summary>
internal sealed class PdfFonts : IFontResolver
{
    private const string Family = "Text";
    private const string Regular = "DejaVuSansCondensed";
    private const string Bold = "DejaVuSansCondensed-Bold";

    private static readonly XPdfFontOptions Embedded = new(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset);

    static PdfFonts() => GlobalFontSettings.FontResolver = new PdfFonts();

    /// <param name="size">In points.</param>
    public static XFont Of(double size, bool isStrong) => new(Family, size, isStrong ? XFontStyleEx.Bold : XFontStyleEx.Regular, Embedded);

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    public byte[] GetFont(string faceName)
    {
        using var face = Assembly.GetExecutingAssembly().GetManifestResourceStream($"documents/{faceName}.ttf")!;
        using var bytes = new MemoryStream();
        face.CopyTo(bytes);
        return bytes.ToArray();
    }
}
