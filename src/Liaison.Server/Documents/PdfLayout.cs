using Liaison.Domain.Documents;
using PdfSharp.Drawing;

namespace Liaison.Server.Documents;

/// <summary>Lays a document out on pages of A4, in points.</summary>
internal sealed class PdfLayout
{
    public const double Left = 56.7;
    public const double Top = 56.7;
    public const double Width = 595.28 - (2 * Left);
    public const double Bottom = 841.89 - 68;

    private const double Normal = 10.5;
    private static readonly XColor Grey = XColor.FromArgb(0xF2, 0xF2, 0xF2);
    private static readonly XColor Ink = XColor.FromArgb(0x1B, 0x1B, 0x1B);

    private readonly List<PdfOp> ops = [];
    private double y = Top;

    /// <summary>Everything to draw, in the order in which it is read.</summary>
    public static IReadOnlyList<PdfOp> Of(Document document)
    {
        var layout = new PdfLayout();
        if (document.Letterhead is { } letterhead)
            layout.Letterhead(letterhead);
        layout.Paragraph("H1", document.Title, 17, above: 14, below: 12, isStrong: true);
        foreach (var (at, block) in document.Body.Index())
            layout.Add(block, at + 1 < document.Body.Count ? document.Body[at + 1] : null);
        return layout.ops;
    }

    private void Add(Block block, Block? next)
    {
        switch (block)
        {
            case Heading heading:
                KeepWith(next, HeadingHeight);
                Paragraph($"H{heading.Level}", heading.Words, heading.Level == 2 ? 13 : 11, above: 12, below: 5, isStrong: true);
                break;
            case Paragraph { IsNote: true } note:
                Note(note.Words);
                break;
            case Paragraph paragraph:
                Paragraph("P", paragraph.Words, Normal, below: 6);
                break;
            case KeyValues pairs:
                new PdfGrid(this, [1, 2], Normal, hasLines: false).Add([], [.. pairs.Rows.Select(row => (IReadOnlyList<Words>)[row.Key, row.Value])], null);
                break;
            case Table table:
                new PdfGrid(this, [.. table.Columns.Select(column => column.Weight)], 9.5, hasLines: true)
                    .Add([.. table.Columns.Select(column => column.Head)], table.Rows, table.Caption);
                break;
            case ItemList list:
                List(list);
                break;
            case PageBreak:
                NewPage();
                break;
            case Signature signature:
                Sign(signature.Words);
                break;
        }
    }

    private const double HeadingHeight = 36;

    // A heading does not stay behind alone.
    private void KeepWith(Block? next, double height) => Need(height + (next is Table ? 70 : next is null ? 0 : 30));

    private void Letterhead(Letterhead letterhead)
    {
        if (letterhead.Logo is { } logo)
        {
            var (width, height) = Png.SizeOf(logo).Within(170, 71);
            ops.Add(new PdfOp.Picture(new XRect(Left, y, width, height), logo));
            y += height + 6;
        }
        Paragraph("P", string.Join('\n', letterhead.State), Normal, below: 4, isStrong: true);
        Paragraph("P", letterhead.Authority, Normal, below: 4, isStrong: true);
        Paragraph("P", string.Join('\n', letterhead.Service), Normal, below: 6);
        Box(new XRect(Left, y, Width, 0.5), Ink, null);
        y += 6;
    }

    private void Paragraph(string tag, Words words, double size, double above = 0, double below = 0, bool isStrong = false)
    {
        if (words.IsEmpty)
            return;
        if (y > Top)
            y += above;
        Begin(tag);
        Lines(words, size, Left, Width, isStrong);
        End();
        y += below;
    }

    private void Note(Words words)
    {
        var lines = new PdfLines(Normal);
        var height = (lines.Break(words, Width - 18).Count * lines.Leading) + 10;
        Need(height);
        Box(new XRect(Left, y, Width, height), Grey, null);
        Box(new XRect(Left, y, 2.5, height), Ink, null);
        y += 5;
        Begin("P");
        Lines(words, Normal, Left + 12, Width - 18, isStrong: false);
        End();
        y += 11;
    }

    private void List(ItemList list)
    {
        const double indent = 20;
        Begin("L");
        foreach (var (at, item) in list.Items.Index())
        {
            var lines = new PdfLines(Normal);
            Need(lines.Leading);
            Begin("LI");
            Begin("Lbl");
            Write(Left + 4, y + lines.Base, list.IsNumbered ? $"{at + 1}." : "–", PdfFonts.Of(Normal, isStrong: false));
            End();
            Begin("LBody");
            Lines(item, Normal, Left + indent, Width - indent, isStrong: false);
            End();
            End();
            y += 3;
        }
        End();
        y += 5;
    }

    // A signature stands whole, on the right, with room for a hand and a stamp.
    private void Sign(Words words)
    {
        const double room = 60;
        var lines = new PdfLines(Normal);
        Need((lines.Break(words, Width / 2).Count * lines.Leading) + room);
        y += 20;
        Begin("P");
        Lines(words, Normal, Left + (Width / 2), Width / 2, isStrong: false);
        End();
        y += room;
    }

    private void Lines(Words words, double size, double x, double width, bool isStrong)
    {
        var lines = new PdfLines(size, isStrong);
        foreach (var line in lines.Break(words, width))
        {
            Need(lines.Leading);
            Line(line, x, y + lines.Base);
            y += lines.Leading;
        }
    }

    /// <summary>How far down the page it has come.</summary>
    public double Y { get => y; set => y = value; }

    /// <summary>Whether so much room is left below.</summary>
    public bool Fits(double height) => y + height <= Bottom;

    public void Need(double height)
    {
        if (!Fits(height) && y > Top)
            NewPage();
    }

    public void NewPage()
    {
        ops.Add(new PdfOp.NewPage());
        y = Top;
    }

    public void Begin(string tag) => ops.Add(new PdfOp.Begin(tag));

    public void End() => ops.Add(new PdfOp.End());

    public void Box(XRect place, XColor? fill, XColor? line) => ops.Add(new PdfOp.Box(place, fill, line));

    public void Line(IReadOnlyList<PdfPiece> line, double x, double foot)
    {
        foreach (var piece in line)
            Write(x + piece.X, foot, piece.Text, piece.Font);
    }

    /// <summary>What is drawn meanwhile is only a repetition.</summary>
    public void Again(Action draw)
    {
        var from = ops.Count;
        draw();
        var drawn = ops[from..];
        ops.RemoveRange(from, drawn.Count);
        ops.Add(new PdfOp.Again([.. drawn.Where(op => op is PdfOp.Write or PdfOp.Box)]));
    }

    private void Write(double x, double foot, string text, XFont font)
    {
        if (text.Length > 0)
            ops.Add(new PdfOp.Write(x, foot, text, font));
    }
}
