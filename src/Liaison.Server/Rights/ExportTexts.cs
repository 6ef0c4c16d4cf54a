using Liaison.Domain.Rights;

namespace Liaison.Server.Rights;

/// <summary>Takes out of the texts of one case what is not the person's to know, and counts it: the names of the others of the household, the names of
/// associations that she has given no mandate, and the passages that the office masks.</summary>
/// <param name="others">Of the other persons.</param>
/// <param name="associations">Names of the other associations.</param>
/// <param name="passages">As the texts show them once the names are taken out.</param>
public sealed class ExportTexts(OthersNames others, IReadOnlyList<string> associations, IReadOnlyList<string> passages)
{
    public const string OtherPerson = "[une autre personne]";
    public const string OtherAssociation = "[une autre association]";
    public const string Masked = "[passage masqué]";

    private readonly HashSet<string> met = new(StringComparer.Ordinal);

    /// <summary>How often a name was taken out.</summary>
    public int Persons { get; private set; }

    /// <summary>How often an association was.</summary>
    public int Associations { get; private set; }

    /// <summary>How often a passage was.</summary>
    public int Passages { get; private set; }

    /// <summary>The passages that some text held.</summary>
    public IReadOnlySet<string> Met => met;

    /// <summary>A text as the person may read it; null stays null, and what is empty is left out.</summary>
    public string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var (masked, count) = others.Mask(text, OtherPerson);
        Persons += count;
        foreach (var association in associations)
        {
            (masked, count) = Replace(masked, association, OtherAssociation, StringComparison.OrdinalIgnoreCase);
            Associations += count;
        }
        foreach (var passage in passages)
        {
            (masked, count) = Replace(masked, passage, Masked, StringComparison.Ordinal);
            Passages += count;
            if (count > 0)
                met.Add(passage);
        }
        return masked;
    }

    private static (string Text, int Count) Replace(string text, string sought, string mark, StringComparison comparison)
    {
        var (count, at) = (0, text.IndexOf(sought, comparison));
        for (; at >= 0; at = text.IndexOf(sought, at + sought.Length, comparison))
            count++;
        return (count == 0 ? text : text.Replace(sought, mark, comparison), count);
    }
}
