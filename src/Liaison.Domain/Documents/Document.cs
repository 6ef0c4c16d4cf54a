namespace Liaison.Domain.Documents;

/// <summary>A document that people print: one small tree, of which HTML, ODT and PDF are written, all of them in French.
/// <para>To print something: build a tree, by hand or from a template file, hang the <see cref="Letterhead"/> on it, and give it to
/// <c>DocumentAnswer</c> (Liaison.Server/Documents), which answers in the form that <c>Accept</c> wants. In a route, <c>.Prints(…)</c> does that:
/// the query is sent, rights asked and the journal written as for its JSON, and the tree is made of what the reader may know.
/// Texts are set as French is set (<see cref="Typography"/>) by <see cref="Run"/>; nobody else needs to.</para></summary>
/// <param name="Kind">What its file is called, in ASCII, e.g. <c>ordre-du-jour</c>.</param>
/// <param name="Title">What it is, in words that name nobody: it stands in the metadata of the file.</param>
/// <param name="Reference">By which people know what it is about, e.g. <c>RT-80-2017-K3QX9M2R</c>.</param>
public sealed record Document(string Kind, string Title, string Reference, IReadOnlyList<Block> Body)
{
    /// <summary>Tells nobody's name.</summary>
    public string FileName => $"{Kind}-{Reference}";
    public Letterhead? Letterhead { get; init; }
    /// <summary>What stands at the foot of every page, before the number of the page.</summary>
    public string Footer { get; init; } = "";
}

/// <summary>Who writes: what stands at the top of the first page.</summary>
/// <param name="State">The lines of the State, e.g. <c>République française</c>.</param>
/// <param name="Authority">E.g. <c>Préfecture de la Somme</c>.</param>
/// <param name="Service">The lines of the service: name, address, e-mail, telephone.</param>
/// <param name="Logo">A PNG picture, or null.</param>
public sealed record Letterhead(IReadOnlyList<string> State, string Authority, IReadOnlyList<string> Service, byte[]? Logo = null);

/// <summary>A part of a document.</summary>
public abstract record Block;

/// <summary>A heading below the title, which is the first level.</summary>
/// <param name="Level">2, 3 or 4.</param>
public sealed record Heading(int Level, Words Words) : Block;

/// <summary>A paragraph.</summary>
/// <param name="IsNote">Set apart: what the reader must not overlook, e.g. that a meeting suspends no time limit.</param>
public sealed record Paragraph(Words Words, bool IsNote = false) : Block;

/// <summary>Names and what they are, below each other.</summary>
public sealed record KeyValues(IReadOnlyList<KeyValue> Rows) : Block;

/// <summary>A name and what it is.</summary>
public sealed record KeyValue(Words Key, Words Value);

/// <summary>A table; its heads come again on every page.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Rows">As many cells as there are columns in each.</param>
public sealed record Table(Words Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Words>> Rows) : Block;

/// <summary>A column of a table.</summary>
/// <param name="Weight">Its width against those of the others.</param>
public sealed record Column(Words Head, int Weight = 1);

/// <summary>A list.</summary>
/// <param name="IsNumbered">Its items are counted from 1.</param>
public sealed record ItemList(IReadOnlyList<Words> Items, bool IsNumbered = false) : Block;

/// <summary>What follows stands on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>Where, when and by whom it is signed, with room for the hand.</summary>
/// <param name="Words">E.g. <c>Fait à Amiens, le 29 novembre 2017</c>, and on the next line the function of who signs.</param>
public sealed record Signature(Words Words) : Block;
