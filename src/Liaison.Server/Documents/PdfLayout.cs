using Liaison.Domain.Documents;
using PdfSharp.Drawing;

namespace Liaison.Server.Documents;

/// <summary>Lays the blocks of a document out on pages.</summary>
internal sealed class PdfLayout
{
    private const double Normal = 10.5;
    private static readonly XColor Grey = XColor.FromArgb(0xF2, 0xF2, 0xF2);
    private static readonly XColor Ink = XColor.FromArgb(0x1B, 0x1B, 0x1B);

    private readonly PdfPages pages = new();

    /// <summary>Everything to draw, in the order in which it is read.</summary>
    public static IReadOnlyList<PdfOp> Of(Document document)
    {
        var layout = new PdfLayout();
        if (document.Letterhead is { } letterhead)
            layout.Letterhead(letterhead);
        layout.Paragraph("H1", document.Title, 17, above: 14, below: 12, isStrong: true);
        foreach (var (at, block) in document.Body.Index())
            layout.Add(block, at + 1 < document.Body.Count ? document.Body[at + 1] : null);
        return layout.pages.Ops;
    }

    private void Add(Block block, Block? next)
    {
        Action lay = block switch
        {
            Heading heading => () => Head(heading, next),
            Paragraph { IsNote: true } note => () => Note(note.Words),
            Paragraph paragraph => () => Paragraph("P", paragraph.Words, Normal, below: 6),
            KeyValues pairs => () => new PdfGrid(pages, [1, 2], Normal, hasLines: false)
                .Add([], [.. pairs.Rows.Select(row => (IReadOnlyList<Words>)[row.Key, row.Value])], null),
            Table table => () => new PdfGrid(pages, [.. table.Columns.Select(column => column.Weight)], 9.5, hasLines: true)
                .Add([.. table.Columns.Select(column => column.Head)], table.Rows, table.Caption),
            ItemList list => () => List(list),
            PageBreak => pages.NewPage,
            Signature signature => () => Sign(signature.Words),
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
        lay();
    }

    // A heading does not stay behind alone.
    private void Head(Heading heading, Block? next)
    {
        const double height = 36;
        pages.Need(height + (next is Table ? 70 : next is null ? 0 : 30));
        Paragraph($"H{heading.Level}", heading.Words, heading.Level == 2 ? 13 : 11, above: 12, below: 5, isStrong: true);
    }

    private void Letterhead(Letterhead letterhead)
    {
        if (letterhead.Logo is { } logo)
        {
            var (width, height) = Png.SizeOf(logo).Within(170, 71);
            pages.Draw(logo, width, height);
        }
        Paragraph("P", string.Join('\n', letterhead.State), Normal, below: 4, isStrong: true);
        Paragraph("P", letterhead.Authority, Normal, below: 4, isStrong: true);
        Paragraph("P", string.Join('\n', letterhead.Service), Normal, below: 6);
        pages.Box(new XRect(PdfPages.Left, pages.Y, PdfPages.Width, 0.5), Ink, null);
        pages.Y += 6;
    }

    private void Paragraph(string tag, Words words, double size, double above = 0, double below = 0, bool isStrong = false)
    {
        if (words.IsEmpty)
            return;
        if (pages.Y > PdfPages.Top)
            pages.Y += above;
        pages.Begin(tag);
        Lines(words, size, PdfPages.Left, PdfPages.Width, isStrong);
        pages.End();
        pages.Y += below;
    }

    private void Note(Words words)
    {
        var lines = new PdfLines(Normal);
        var height = (lines.Break(words, PdfPages.Width - 18).Count * lines.Leading) + 10;
        if (height > PdfPages.Bottom - PdfPages.Top)
        {
            Paragraph("P", words, Normal, below: 6);
            return;
        }
        pages.Need(height);
        pages.Box(new XRect(PdfPages.Left, pages.Y, PdfPages.Width, height), Grey, null);
        pages.Box(new XRect(PdfPages.Left, pages.Y, 2.5, height), Ink, null);
        pages.Y += 5;
        pages.Begin("P");
        Lines(words, Normal, PdfPages.Left + 12, PdfPages.Width - 18, isStrong: false);
        pages.End();
        pages.Y += 11;
    }

    private void List(ItemList list)
    {
        const double indent = 20;
        pages.Begin("L");
        foreach (var (at, item) in list.Items.Index())
        {
            var lines = new PdfLines(Normal);
            pages.Need(lines.Leading);
            pages.Begin("LI");
            pages.Begin("Lbl");
            pages.Write(PdfPages.Left + 4, pages.Y + lines.Base, list.IsNumbered ? $"{at + 1}." : "–", PdfFonts.Of(Normal, isStrong: false));
            pages.End();
            pages.Begin("LBody");
            Lines(item, Normal, PdfPages.Left + indent, PdfPages.Width - indent, isStrong: false);
            pages.End();
            pages.End();
            pages.Y += 3;
        }
        pages.End();
        pages.Y += 5;
    }

    // A signature stands whole, on the right, with room for a hand and a stamp.
    private void Sign(Words words)
    {
        const double room = 60;
        var lines = new PdfLines(Normal);
        pages.Need((lines.Break(words, PdfPages.Width / 2).Count * lines.Leading) + room);
        pages.Y += 20;
        pages.Begin("P");
        Lines(words, Normal, PdfPages.Left + (PdfPages.Width / 2), PdfPages.Width / 2, isStrong: false);
        pages.End();
        pages.Y += room;
    }

    private void Lines(Words words, double size, double x, double width, bool isStrong)
    {
        var lines = new PdfLines(size, isStrong);
        foreach (var line in lines.Break(words, width))
        {
            pages.Need(lines.Leading);
            pages.Line(line, x, pages.Y + lines.Base);
            pages.Y += lines.Leading;
        }
    }
}
