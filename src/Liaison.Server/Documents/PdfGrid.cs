using Liaison.Domain.Documents;
using PdfSharp.Drawing;

namespace Liaison.Server.Documents;

/// <summary>Lays out rows of cells: tables, and names with what they are. A row stays whole where a page can hold it; the heads of a table come again
/// on every page.</summary>
/// <param name="weights">The widths of the columns against each other.</param>
/// <param name="size">Of the letters, in points.</param>
/// <param name="hasLines">Whether it shows its cells.</param>
internal sealed class PdfGrid(PdfPages pages, IReadOnlyList<int> weights, double size, bool hasLines)
{
    private static readonly XColor Line = XColor.FromArgb(0x6B, 0x6B, 0x6B);
    private static readonly XColor Shade = XColor.FromArgb(0xE8, 0xE8, 0xE8);

    private readonly double padding = hasLines ? 3.5 : 1.5;
    private readonly PdfLines metrics = new(size);

    public void Add(IReadOnlyList<Words> heads, IReadOnlyList<IReadOnlyList<Words>> rows, Words? caption)
    {
        var head = heads.Count == 0 ? null : Cells(heads, isStrong: true);
        pages.Need((head is null ? 0 : Height(head)) + (caption is null ? 0 : metrics.Leading + 4) + (rows.Count == 0 ? 0 : Height(Cells(rows[0]))));
        pages.Begin("Table");
        if (caption is { IsEmpty: false })
            Caption(caption);
        if (head is not null)
        {
            pages.Begin("THead");
            Row(head, isHead: true);
            pages.End();
        }
        if (rows.Count > 0)
        {
            pages.Begin("TBody");
            foreach (var row in rows)
                Whole(Cells(row), head);
            pages.End();
        }
        pages.End();
        pages.Y += 8;
    }

    private void Caption(Words caption)
    {
        pages.Begin("Caption");
        foreach (var line in new PdfLines(size, isStrong: true).Break(caption, PdfPages.Width))
        {
            pages.Line(line, PdfPages.Left, pages.Y + metrics.Base);
            pages.Y += metrics.Leading;
        }
        pages.End();
        pages.Y += 3;
    }

    // What no page can hold is cut between lines.
    private void Whole(IReadOnlyList<IReadOnlyList<PdfPiece>>[] cells, IReadOnlyList<IReadOnlyList<PdfPiece>>[]? head)
    {
        var page = PdfPages.Bottom - PdfPages.Top - (head is null ? 0 : Height(head));
        while (true)
        {
            if (!pages.Fits(Math.Min(Height(cells), page)))
                Turn(head);
            if (Height(cells) <= page)
                break;
            var lines = (int)((PdfPages.Bottom - pages.Y - (2 * padding)) / metrics.Leading);
            Row([.. cells.Select(cell => (IReadOnlyList<IReadOnlyList<PdfPiece>>)[.. cell.Take(lines)])], isHead: false);
            cells = [.. cells.Select(cell => (IReadOnlyList<IReadOnlyList<PdfPiece>>)[.. cell.Skip(lines)])];
        }
        Row(cells, isHead: false);
    }

    private void Turn(IReadOnlyList<IReadOnlyList<PdfPiece>>[]? head)
    {
        pages.NewPage();
        if (head is not null)
            pages.Again(() => Row(head, isHead: true));
    }

    private void Row(IReadOnlyList<IReadOnlyList<PdfPiece>>[] cells, bool isHead)
    {
        var (height, x) = (Height(cells), PdfPages.Left);
        pages.Begin("TR");
        foreach (var (column, cell) in cells.Index())
        {
            var width = WidthOf(column);
            if (hasLines)
                pages.Box(new XRect(x, pages.Y, width, height), isHead ? Shade : null, Line);
            pages.Begin(isHead ? "TH" : !hasLines && column == 0 ? "RowHead" : "TD");
            foreach (var (at, line) in cell.Index())
                pages.Line(line, x + padding, pages.Y + padding + (at * metrics.Leading) + metrics.Base);
            pages.End();
            x += width;
        }
        pages.End();
        pages.Y += height;
    }

    private IReadOnlyList<IReadOnlyList<PdfPiece>>[] Cells(IReadOnlyList<Words> row, bool isStrong = false) =>
        [.. row.Select((words, column) => new PdfLines(size, isStrong || (!hasLines && column == 0)).Break(words, WidthOf(column) - (2 * padding)))];

    private double Height(IReadOnlyList<IReadOnlyList<PdfPiece>>[] cells) => (cells.Max(cell => cell.Count) * metrics.Leading) + (2 * padding);

    private double WidthOf(int column) => PdfPages.Width * weights[column] / weights.Sum();
}
