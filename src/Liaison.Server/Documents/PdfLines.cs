using System.Collections.Concurrent;
using System.Text;
using Liaison.Domain.Documents;
using PdfSharp.Drawing;

namespace Liaison.Server.Documents;

/// <summary>Words of one tone on one line.</summary>
/// <param name="X">In points from the beginning of the line.</param>
internal sealed record PdfPiece(double X, string Text, XFont Font);

/// <summary>Breaks words into lines.</summary>
/// <param name="size">Of the letters, in points.</param>
/// <param name="isStrong">Whether all of them weigh more.</param>
internal sealed class PdfLines(double size, bool isStrong = false)
{
    // Of letters, never of words: nobody's name is kept.
    private static readonly ConcurrentDictionary<(Rune Letter, bool IsStrong), double> Advances = new();
    private static readonly XGraphics Measure = XGraphics.CreateMeasureContext(new XSize(1000, 1000), XGraphicsUnit.Point, XPageDirection.Downwards);
    private static readonly Lock Measuring = new();
    private const double MeasuredSize = 100;

    private readonly XFont regular = PdfFonts.Of(size, isStrong);
    private readonly XFont strong = PdfFonts.Of(size, isStrong: true);
    private readonly List<IReadOnlyList<PdfPiece>> lines = [];
    private readonly List<PdfPiece> line = [];
    private double at;

    /// <summary>Points from one line to the next.</summary>
    public double Leading => size * 1.3;

    /// <summary>Points from the top of a line to its letters' foot.</summary>
    public double Base => size * 1.02;

    /// <param name="width">In points.</param>
    public IReadOnlyList<IReadOnlyList<PdfPiece>> Break(Words words, double width)
    {
        lines.Clear();
        foreach (var run in words.Runs)
        {
            foreach (var (number, text) in run.Text.Split('\n').Index())
            {
                if (number > 0)
                    Finish();
                foreach (var word in text.Split(' ').Index())
                    Add((word.Index > 0 ? " " : "") + word.Item, run.IsStrong ? strong : regular, width);
            }
        }
        Finish();
        return [.. lines];
    }

    // A word that follows a space begins the next line where it finds no room; the space stays, so that words stay apart when they are read out.
    private void Add(string word, XFont font, double width)
    {
        if (at > 0 && at + WidthOf(word, font) > width && word.Length > 1)
        {
            if (word.StartsWith(' '))
                Append(" ", font);
            Finish();
        }
        if (at == 0)
            word = word.TrimStart(' ');
        while (WidthOf(word, font) > width)
        {
            var fits = Enumerable.Range(1, word.Length - 1).TakeWhile(length => WidthOf(word[..length], font) <= width).DefaultIfEmpty(1).Last();
            fits = char.IsHighSurrogate(word[fits - 1]) ? Math.Max(2, fits - 1) : fits;
            Append(word[..fits], font);
            Finish();
            word = word[fits..];
        }
        if (word.Length > 0)
            Append(word, font);
    }

    private void Append(string word, XFont font)
    {
        if (line is [.., var last] && last.Font == font)
            line[^1] = last with { Text = last.Text + word };
        else
            line.Add(new(at, word, font));
        at += WidthOf(word, font);
    }

    private void Finish()
    {
        lines.Add([.. line]);
        line.Clear();
        at = 0;
    }

    private static double WidthOf(string word, XFont font) => word.EnumerateRunes().Sum(letter => Advances.GetOrAdd((letter, font.Bold), Advance)) * font.Size;

    private static double Advance((Rune Letter, bool IsStrong) key)
    {
        lock (Measuring)
            return Measure.MeasureString(key.Letter.ToString(), PdfFonts.Of(MeasuredSize, key.IsStrong), XStringFormats.Default).Width / MeasuredSize;
    }
}
