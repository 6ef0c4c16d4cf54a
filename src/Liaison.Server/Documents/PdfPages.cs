using PdfSharp.Drawing;

namespace Liaison.Server.Documents;

/// <summary>Pages of A4 as they fill from above, in points.</summary>
internal sealed class PdfPages
{
    public const double Left = 56.7;
    public const double Top = 56.7;
    public const double Width = 595.28 - (2 * Left);
    public const double Bottom = 841.89 - 68;

    private readonly List<PdfOp> ops = [];

    /// <summary>Everything to draw, in the order in which it is read.</summary>
    public IReadOnlyList<PdfOp> Ops => ops;

    /// <summary>How far down the page it has come.</summary>
    public double Y { get; set; } = Top;

    /// <summary>Whether so much room is left below.</summary>
    public bool Fits(double height) => Y + height <= Bottom;

    public void Need(double height)
    {
        if (!Fits(height) && Y > Top)
            NewPage();
    }

    public void NewPage()
    {
        ops.Add(new PdfOp.NewPage());
        Y = Top;
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

    public void Write(double x, double foot, string text, XFont font)
    {
        if (text.Length > 0)
            ops.Add(new PdfOp.Write(x, foot, text, font));
    }

    /// <summary>A picture, and what follows below it.</summary>
    public void Draw(byte[] png, double width, double height)
    {
        ops.Add(new PdfOp.Picture(new XRect(Left, Y, width, height), png));
        Y += height + 6;
    }
}
