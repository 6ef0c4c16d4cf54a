using System.Text.RegularExpressions;

namespace Liaison.Domain.Minutes;

/// <summary>By what people know a case: <c>DO-80-2017-7F3K9QXM</c>, a receipt <c>RC-…</c>, a referral <c>RV-…</c>.</summary>
public static partial class CaseReference
{
    /// <summary>Whether a text holds one.</summary>
    public static bool IsIn(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\b(DO|RC|RV)-[0-9A-B]{2,3}-\d{4}-[0-9A-Z]{8}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
