using Liaison.Domain.Documents;

namespace Liaison.Server.Tests.Documents;

/// <summary>Documents that hold every kind of block.</summary>
internal static class SampleDocument
{
    private static readonly string[] Vocabulary =
        ["la", "réunion", "étrangers", "où", "Ольга", "გიორგი", "l’été", "dossier", "DO-80-2017-SMMNJD0X", "14 h 30", "62 %", "« avis »", "œuvre", "<b>&amp;", "ÿ ?",
            "f5ca38f748a1d6eaf726b8a42fb575c3c71f1864a8143301782de13da2d9202b"];

    public static Letterhead Letterhead => new(["République française", "Liberté, Égalité, Fraternité"], "Préfecture de l'Exemple", ["Bureau des étrangers", "1 rue de l'Exemple"]);

    /// <summary>One with everything in it, over several pages.</summary>
    public static Document Long(int rows) => new("essai", "Un essai", "RT-00-2017-001",
    [
        new Heading(2, "Chapitre"), new Paragraph(new Words([new Run("Important : ", isStrong: true), new Run("la suite ; enfin !")]), IsNote: true),
        new KeyValues([new("Clé", "Valeur\nen deux lignes"), new("Condensé", new string('a', 64))]),
        new Table("Un tableau", [new("Numéro"), new("Question", 4), new("État", 2)],
            [.. Enumerable.Range(1, rows).Select(row => (IReadOnlyList<Words>)[$"{row}", $"Question {row} : que faire de ce dossier, présent depuis longtemps ?", "Proposé"])]),
        new ItemList(["un", "deux"], IsNumbered: true), new ItemList(["trois"]), new PageBreak(), new Heading(3, "Suite"),
        new Signature("Fait à Exempleville, le 29 novembre 2017\nLe chef de bureau"),
    ]) { Letterhead = Letterhead, Footer = "Essai RT-00-2017-001" };

    /// <summary>One on one page, made by chance.</summary>
    public static Document Random(int seed)
    {
        var random = new Random(seed);
        Words Text(int most) => new([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new Run(
            string.Join(random.Next(6) == 0 ? "\n" : " ", Enumerable.Range(0, random.Next(1, most)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)])), random.Next(3) == 0))]);
        Block Any() => random.Next(6) switch
        {
            0 => new Heading(random.Next(2, 5), Text(4)),
            1 => new Paragraph(Text(20), random.Next(2) == 0),
            2 => new KeyValues([new(Text(3), Text(6)), new(Text(3), Text(6))]),
            3 => new Table(Text(4), [new(Text(3), 2), new(Text(3), 3)], [[Text(4), Text(8)], [Text(4), Text(8)]]),
            4 => new ItemList([Text(6), Text(6)], random.Next(2) == 0),
            _ => new Signature(Text(6)),
        };
        return new Document("essai", "Un titre", $"RT-{seed}", [.. Enumerable.Range(0, 3).Select(_ => Any())]) { Letterhead = random.Next(2) == 0 ? Letterhead : null };
    }
}
