using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Rights;

/// <summary>What persons ask of the prefecture, in the states that tests begin with.</summary>
internal static class RightsScenarios
{
    /// <summary>Somebody as a case states him.</summary>
    public static object Someone(string familyName, string givenNames, string? birthDate = "1980-05-17", string? agdref = null, bool mandated = true) => new
    {
        familyName, givenNames, birthDate, agdref, nationalities = new[] { "GE" }, mandate = mandated ? CaseScenarios.Mandate() : null,
    };

    /// <summary>A person whose identity was checked asks today what is known of her. Returns the id of the request.</summary>
    public static async Task<Guid> AsksForAccess(this LiaisonApp app, Guid caseId, Guid personId, string? identityCheck = "shownAtCounter") =>
        (await (await app.Staff(Role.OfficeAgent)).Post("/access-requests", new { caseId, personId, channel = "counter", receivedDay = app.DayIn(0), identityCheck })).Is(201).Id;

    /// <summary>Path of a request for access, or of a step of it.</summary>
    public static string Access(this Guid request, string rest = "") => $"/access-requests/{request}{rest}";

    /// <summary>The office prepares what is handed over.</summary>
    public static async Task<Answer> Prepares(this LiaisonApp app, Guid request, object[]? appearances = null, params object[] masks) =>
        await (await app.Staff(Role.OfficeAgent)).Post(request.Access("/preparation"), new { appearances = appearances ?? [], masks });

    /// <summary>The office restricts a case. Returns the id of the restriction.</summary>
    public static async Task<Guid> Restricts(this LiaisonApp app, Guid caseId) =>
        (await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{caseId}/restrictions", new { ground = "accuracyContested", reason = "Nationalité contestée." }))
            .Is(201).Data[^1]!["id"]!.GetValue<Guid>();

    /// <summary>The office head lifts a restriction.</summary>
    public static async Task<Answer> Lifts(this LiaisonApp app, Guid caseId, Guid restriction) => (await (await app.Staff(Role.OfficeHead))
        .Post($"/cases/{caseId}/restrictions/{restriction}/lifting", new { toldDay = app.DayIn(0), reason = "Vérifiée." })).Is(200);
}
