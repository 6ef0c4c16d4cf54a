using System.Globalization;
using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>French or English, as the caller asks by <c>Accept-Language</c>; French where nothing is asked.</summary>
public static class Language
{
    private static readonly CultureInfo French = new("fr");
    private static readonly CultureInfo[] Supported = [French, new("en")];

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static readonly RequestLocalizationOptions Options = new()
    {
        DefaultRequestCulture = new(French),
        SupportedCultures = Supported,
        SupportedUICultures = Supported,
        RequestCultureProviders = [new Microsoft.AspNetCore.Localization.AcceptLanguageHeaderRequestCultureProvider()],
        ApplyCurrentCultureToResponseHeaders = true,
    };

    /// <summary>Each request in its language. French is that of the process, whatever the machine's is: where nothing is asked, nothing is to be set.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (French, French);
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentLanguage = French.Name;
            return next(context);
        });
        app.UseWhen(context => context.Request.Headers.AcceptLanguage.Count > 0, asked => asked.UseRequestLocalization(Options));
    }

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
