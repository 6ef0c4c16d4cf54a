using System.Text;
using System.Text.Json.Nodes;
using Liaison.Domain.Cases;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

/// <summary>Cases in the states that tests begin with, made through the API.</summary>
internal static class CaseScenarios
{
    /// <summary>A case of an association with one adult, complete for admission. Returns its id.</summary>
    public static async Task<Guid> CompleteCase(this LiaisonApp app, Actor association) => (await app.OpenCase(association, app.Adult())).Id;

    /// <summary>So many complete cases.</summary>
    public static async Task<Guid[]> CompleteCases(this LiaisonApp app, Actor association, int count)
    {
        var cases = new Guid[count];
        for (var index = 0; index < count; index++)
            cases[index] = await app.CompleteCase(association);
        return cases;
    }

    /// <summary>A case of which nothing is known yet.</summary>
    public static async Task<Guid> EmptyCase(this Actor association) => (await association.Post("/cases", new { persons = Array.Empty<object>() })).Is(201).Id;

    /// <summary>A case of an association with these persons, at an address in its prefecture.</summary>
    public static async Task<Answer> OpenCase(this LiaisonApp app, Actor association, params object[] persons) => (await association.Post("/cases", new
    {
        persons,
        address = new { street = "1 rue de l'Exemple", postalCode = association.Key.PrefectureCode + "000", commune = "Commune Exemple" },
        situationSummary = "Situation exemple.",
    })).Is(201);

    /// <summary>A decision that the office recorded on a case.</summary>
    public static async Task<Answer> Decided(this LiaisonApp app, Guid caseId, object decision) =>
        (await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{caseId}/decisions", decision)).Is(201);

    /// <summary>An adult of whom nothing is missing, with a mandate.</summary>
    public static object Adult(this LiaisonApp app) => new
    {
        familyName = "Exemple", givenNames = "Personne", birthYear = 1980, nationalities = new[] { "GE" }, groundCode = app.Article("exceptionalAdmission"),
        agdref = "0123456789", mandate = Mandate(),
    };

    /// <summary>A mandate that holds since the first day of 2017.</summary>
    public static object Mandate() => new { scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-01", proofReference = "Classeur 1" };

    /// <summary>A document that somebody attaches to a case: a PDF by its beginning.</summary>
    public static Task<Answer> Attaches(this Actor actor, Guid caseId, string content = "%PDF-1.7 exemple", string title = "Certificat",
        string confidentiality = "shared", Guid? personId = null, string mediaType = "application/pdf") => actor.Post($"/cases/{caseId}/documents", new
        {
            kind = "schooling", mediaType, title, confidentiality, personId, content = Convert.ToBase64String(Encoding.Latin1.GetBytes(content)),
        });

    /// <summary>The article of a ground in force today.</summary>
    public static string Article(this LiaisonApp app, string key) => Ground.Of(key).ArticleOn(app.Today())!;

    /// <summary>A person of the case answered.</summary>
    public static JsonNode Person(this Answer answer, int index = 0) => answer["persons"]![index]!;

    /// <summary>The id of a person of the case answered.</summary>
    public static Guid PersonId(this Answer answer, int index = 0) => answer.Person(index)["id"]!.GetValue<Guid>();
}
