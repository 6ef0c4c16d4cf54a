using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Demonstrations;

/// <summary>Demonstrations, logged through the API.</summary>
internal static class DemonstrationScenarios
{
    /// <summary>The cabinet logs a demonstration.</summary>
    public static async Task<Answer> Logs(this LiaisonApp app, string day = "2017-01-20", object[]? declarations = null, string prefecture = LiaisonApp.Somme,
        params Actor[] organisers) =>
        (await (await app.Staff(Role.Cabinet, prefecture)).Post("/demonstrations", new
        {
            associationIds = organisers.Select(organiser => organiser.AssociationId), day, place = "Place exemple", communes = new[] { "Amiens" },
            purpose = "Objet exemple", declarations,
        })).Is(201);

    /// <summary>A demonstration of 29 November 2017, undeclared.</summary>
    public static async Task<Guid> DemonstrationBy(this LiaisonApp app, params Actor[] organisers) => (await app.Logs("2017-11-29", organisers: organisers)).Id;

    /// <summary>A declaration received by an authority on a day.</summary>
    public static object Declaration(string receivedDay, string authority = "Préfecture de la Somme") => new { authority, receivedDay };
}
