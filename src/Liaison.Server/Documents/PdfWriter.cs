using Liaison.Domain.Documents;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Liaison.Server.Documents;

/// <summary>A document as a tagged PDF, for a printer and for a screen reader: its parts are named, its language told, its fonts are in it.
/// Nothing of who made it, when, or for whom. [ISO 32000-1, 14.8; ISO 14289-1]</summary>
public sealed class PdfWriter : IDisposable
{
    private static readonly DateTime Timeless = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PdfDocument pdf = new();
    private readonly StructureBuilder parts;
    private readonly Document document;
    private readonly int pages;
    private XGraphics page = null!;

    private PdfWriter(Document document, int pages)
    {
        (this.document, this.pages) = (document, pages);
        var manager = UAManager.ForDocument(pdf);
        manager.SetDocumentLanguage("fr-FR");
        parts = manager.StructureBuilder;
        // The library leaves out the checksum that ends compressed data, which makes readers that check it complain.
        (pdf.Options.NoCompression, pdf.Options.CompressContentStreams) = (true, false);
        pdf.Info.Title = $"{document.Title} {document.Reference}";
        pdf.Info.Creator = "Liaison";
        pdf.Info.CreationDate = Timeless;
    }

    public static byte[] Write(Document document)
    {
        var ops = PdfLayout.Of(document);
        using var writer = new PdfWriter(document, ops.Count(op => op is PdfOp.NewPage) + 1);
        return writer.Draw(ops);
    }

    public void Dispose() => pdf.Dispose();

    private byte[] Draw(IReadOnlyList<PdfOp> ops)
    {
        Turn();
        foreach (var op in ops)
            Draw(op);
        Foot();
        page.Dispose();
        using var bytes = new MemoryStream();
        pdf.Save(bytes);
        return bytes.ToArray();
    }

    private void Draw(PdfOp op)
    {
        switch (op)
        {
            case PdfOp.Begin begin:
                Begin(begin.Tag);
                break;
            case PdfOp.End:
                parts.End();
                break;
            case PdfOp.Write words:
                page.DrawString(words.Text, words.Font, XBrushes.Black, new XPoint(words.X, words.Base));
                break;
            case PdfOp.NewPage:
                Foot();
                Turn();
                break;
            default:
                parts.BeginArtifact();
                Adorn(op);
                parts.End();
                break;
        }
    }

    private void Begin(string tag)
    {
        parts.BeginBlockLevelElement(tag == "RowHead" ? "TH" : tag);
        if (tag is not ("TH" or "RowHead"))
            return;
        var attributes = new PdfDictionary(pdf);
        attributes.Elements.SetName("/O", "/Table");
        attributes.Elements.SetName("/Scope", tag == "TH" ? "/Column" : "/Row");
        parts.CurrentStructureElement.Elements.SetObject("/A", attributes);
    }

    private void Adorn(PdfOp op)
    {
        switch (op)
        {
            case PdfOp.Box box:
                page.DrawRectangle(box.Line is { } line ? new XPen(line, 0.5) : null, box.Fill is { } fill ? new XSolidBrush(fill) : null, box.Place);
                break;
            case PdfOp.Write words:
                page.DrawString(words.Text, words.Font, XBrushes.Black, new XPoint(words.X, words.Base));
                break;
            case PdfOp.Again again:
                foreach (var drawn in again.Drawn)
                    Adorn(drawn);
                break;
            case PdfOp.Picture picture:
                using (var image = XImage.FromStream(new MemoryStream(picture.Png)))
                    page.DrawImage(image, picture.Place);
                break;
        }
    }

    private void Turn()
    {
        var sheet = pdf.AddPage();
        sheet.Size = PdfSharp.PageSize.A4;
        page = XGraphics.FromPdfPage(sheet);
    }

    private void Foot()
    {
        var font = PdfFonts.Of(8.5, isStrong: false);
        parts.BeginArtifact();
        page.DrawLine(new XPen(XColors.Gray, 0.5), PdfPages.Left, PdfPages.Bottom + 14, PdfPages.Left + PdfPages.Width, PdfPages.Bottom + 14);
        page.DrawString(new Run(document.Footer).Text, font, XBrushes.Black, new XPoint(PdfPages.Left, PdfPages.Bottom + 26));
        page.DrawString($"{pdf.PageCount} / {pages}", font, XBrushes.Black, new XPoint(PdfPages.Left + PdfPages.Width, PdfPages.Bottom + 26), XStringFormats.BaseLineRight);
        parts.End();
    }
}
