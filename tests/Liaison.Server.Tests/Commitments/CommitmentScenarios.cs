namespace Liaison.Server.Tests.Commitments;

/// <summary>Commitments, made through the API.</summary>
internal static class CommitmentScenarios
{
    /// <summary>An open commitment of the prefecture. Returns its id.</summary>
    public static async Task<Guid> Promised(this Actor actor, string dueDay, Guid? meetingId = null) =>
        (await actor.Post("/commitments", Promise(dueDay, meetingId: meetingId))).Is(201).Id;

    /// <summary>A commitment of the prefecture.</summary>
    public static object Promise(string dueDay, Guid? associationId = null, Guid? meetingId = null) =>
        new { side = "prefecture", owner = "chef de bureau", text = "Répondre", dueDay, associationId, meetingId };
}
