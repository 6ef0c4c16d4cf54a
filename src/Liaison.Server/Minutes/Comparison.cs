using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Liaison.Server.Minutes;

/// <summary>What became of a piece of text from one wording to the next.</summary>
public enum PieceChange
{
    Kept,
    Added,
    Removed,
}

/// <summary>A piece of text, and what became of it.</summary>
public sealed record Piece(PieceChange Change, string Text);

/// <summary>Two wordings side by side, word by word: read without what was removed they give the new one, without what was added the old one.</summary>
public static class Comparison
{
    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        var model = InlineDiffBuilder.Diff(Differ.Instance, before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var pieces = new List<Piece>();
        foreach (var line in model.Lines)
        {
            var change = line.Type switch { ChangeType.Inserted => PieceChange.Added, ChangeType.Deleted => PieceChange.Removed, _ => PieceChange.Kept };
            if (pieces is [.., { } last] && last.Change == change)
                pieces[^1] = last with { Text = last.Text + line.Text };
            else
                pieces.Add(new Piece(change, line.Text));
        }
        return pieces;
    }
}
