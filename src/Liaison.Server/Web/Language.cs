using System.Globalization;
using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>French or English, as the caller asks by <c>Accept-Language</c>; French where nothing is asked.</summary>
public static class Language
{
    private static readonly CultureInfo[] Supported = [new("fr"), new("en")];

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static RequestLocalizationOptions Options { get; } = new()
    {
        DefaultRequestCulture = new("fr"),
        SupportedCultures = Supported,
        SupportedUICultures = Supported,
        RequestCultureProviders = [new Microsoft.AspNetCore.Localization.AcceptLanguageHeaderRequestCultureProvider()],
        ApplyCurrentCultureToResponseHeaders = true,
    };

    /// <summary>The text in the caller's language.</summary>
    public static string Pick(string french, string english) => IsEnglish ? english : french;

    /// <summary>The wording in the caller's language.</summary>
    public static string Text(this Wording wording) => Pick(wording.French, wording.English);

    /// <summary>The text of a refusal in the caller's language, with its facts put in.</summary>
    public static string Text(this Refusal refusal, IReadOnlyList<(string Name, object? Value)>? facts = null)
    {
        var text = Pick(refusal.French, refusal.English);
        foreach (var (name, value) in facts ?? [])
            text = text.Replace($"{{{name}}}", Convert.ToString(value, CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return text;
    }
}
