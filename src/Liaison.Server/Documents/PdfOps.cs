using PdfSharp.Drawing;

namespace Liaison.Server.Documents;

/// <summary>One step of drawing a PDF: where words stand, and which part of the document they are, as a screen reader is told.</summary>
internal abstract record PdfOp
{
    /// <summary>A part begins, by its name in PDF: <c>P</c>, <c>TH</c> …</summary>
    public sealed record Begin(string Tag) : PdfOp;

    public sealed record End : PdfOp;

    /// <param name="X">In points from the left edge.</param>
    /// <param name="Base">Of the line, in points from the top.</param>
    public sealed record Write(double X, double Base, string Text, XFont Font) : PdfOp;

    /// <summary>What only adorns.</summary>
    public sealed record Box(XRect Place, XColor? Fill, XColor? Line) : PdfOp;

    /// <summary>Heads of a table that come once more: they are read once.</summary>
    public sealed record Again(IReadOnlyList<PdfOp> Drawn) : PdfOp;

    public sealed record Picture(XRect Place, byte[] Png) : PdfOp;

    public sealed record NewPage : PdfOp;
}
