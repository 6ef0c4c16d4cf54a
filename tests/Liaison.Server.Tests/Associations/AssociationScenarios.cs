using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Associations;

/// <summary>Associations in the states that tests begin with, made through the API.</summary>
internal static class AssociationScenarios
{
    /// <summary>The office suspends an association.</summary>
    public static async Task<Answer> Suspends(this LiaisonApp app, Actor association) => (await (await app.Staff(Role.OfficeHead))
        .Post($"/associations/{association.AssociationId}/suspension", new { reason = "Motif exemple" })).Is(200);
}
