using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;

namespace Liaison.Server.Tests;

/// <summary>Cases by state, made through the API.</summary>
public static class CaseScenarios
{
    /// <summary>A case of an association with one adult, complete for admission. Returns its id.</summary>
    public static async Task<Guid> CompleteCase(this LiaisonApp app, Actor association) => (await app.OpenCase(association, app.Adult())).Id;

    /// <summary>A case of an association with these persons, at an address in its prefecture.</summary>
    public static async Task<Answer> OpenCase(this LiaisonApp app, Actor association, params object[] persons) => (await association.Post("/cases", new
    {
        persons,
        address = new { street = "1 rue de l'Exemple", postalCode = association.Key.PrefectureCode + "000", commune = "Commune Exemple" },
        situationSummary = "Situation exemple.",
    })).Is(201);

    /// <summary>An adult of whom nothing is missing, with a mandate.</summary>
    public static object Adult(this LiaisonApp app) => new
    {
        familyName = "Exemple", givenNames = "Personne", birthYear = 1980, nationalities = new[] { "GE" }, groundCode = app.Article("exceptionalAdmission"),
        agdref = "0123456789", mandate = Mandate(),
    };

    /// <summary>A mandate that holds since the first day of 2017.</summary>
    public static object Mandate() => new { scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-01", proofReference = "Classeur 1" };

    /// <summary>The article of a ground in force today.</summary>
    public static string Article(this LiaisonApp app, string key) => Ground.Of(key).ArticleOn(app.Today())!;

    /// <summary>The present day in Amiens.</summary>
    public static DateOnly Today(this LiaisonApp app) => LocalTime.DayOf(app.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    /// <summary>Names of the members of a list of texts.</summary>
    public static IEnumerable<string> Texts(this Answer answer, string member) => answer[member]!.AsArray().Select(text => text!.GetValue<string>());

    /// <summary>A person of the case answered.</summary>
    public static System.Text.Json.Nodes.JsonNode Person(this Answer answer, int index = 0) => answer["persons"]![index]!;

    /// <summary>A text member, or null.</summary>
    public static string? Text(this System.Text.Json.Nodes.JsonNode? node, string member) => node![member]?.GetValue<string>();
}
