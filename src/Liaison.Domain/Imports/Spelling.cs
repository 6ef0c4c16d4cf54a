using System.Globalization;
using System.Text;

namespace Liaison.Domain.Imports;

/// <summary>Words of a table as they are compared: without case, accents, blanks and signs.</summary>
public static class Spelling
{
    /// <summary>Its letters and digits alone, small and without accents: <c>N° étranger</c> is <c>netranger</c>.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(letter));
        }
        return folded.ToString();
    }
}
