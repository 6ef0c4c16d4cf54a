using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

/// <summary>Agenda items in the states that tests begin with, made through the API.</summary>
internal static class AgendaScenarios
{
    /// <summary>What is asked about each case, unless a test asks something else.</summary>
    public const string Question = "Quelle suite ?";

    /// <summary>Path of the agenda of a meeting.</summary>
    public static string Agenda(this Guid meetingId, string rest = "") => $"/meetings/{meetingId}/agenda{rest}";

    /// <summary>Path of an item or of a step of it.</summary>
    public static string Item(this Guid itemId, string step = "") => $"/agenda-items/{itemId}{step}";

    /// <summary>An item that its association proposed, each a minute after the one before.</summary>
    public static async Task<Guid> ProposedItem(this LiaisonApp app, Actor association, Guid meetingId, Guid? caseId = null)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var body = new { caseId = caseId ?? await app.CompleteCase(association), question = Question };
        return (await association.Post(meetingId.Agenda("/items"), body)).Is(201).Id;
    }

    /// <summary>An item that the office put on the agenda.</summary>
    public static async Task<Guid> AdmittedItem(this LiaisonApp app, Actor association, Guid meetingId, Guid? caseId = null)
    {
        var item = await app.ProposedItem(association, meetingId, caseId);
        await app.TakesItem(item, "/admission");
        return item;
    }

    /// <summary>A topic that the office head added to a frozen agenda.</summary>
    public static async Task<Guid> LateItem(this LiaisonApp app, Actor association, Guid meetingId) =>
        (await (await app.Staff(Role.OfficeHead)).Post(meetingId.Agenda("/items"), new { topic = "T", association.AssociationId, reason = "Motif" }))
            .Is(201).Id;

    /// <summary>The item of a case that waits in the pool, as a meeting request leaves it.</summary>
    public static async Task<Guid> PoolItem(this LiaisonApp app, Actor association, Guid caseId)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var request = (await association.Post("/meeting-requests", MeetingScenarios.Requested(caseId))).Is(201);
        return request["cases"].Ids("agendaItemId").Single();
    }

    /// <summary>The items of a meeting in their order, as the office reads them.</summary>
    public static async Task<JsonArray> ItemsOf(this LiaisonApp app, Guid meetingId) =>
        (await (await app.Staff(Role.OfficeAgent)).Get(meetingId.Agenda())).Is(200)["items"]!.AsArray();

    /// <summary>The one item of a case on a meeting.</summary>
    public static async Task<Guid> ItemOf(this LiaisonApp app, Guid meetingId, Guid caseId) =>
        (await app.ItemsOf(meetingId)).Single(item => item!["caseId"]!.GetValue<Guid>() == caseId)!["id"]!.GetValue<Guid>();

    /// <summary>One item, as the office reads it.</summary>
    public static async Task<Answer> ReadItem(this LiaisonApp app, Guid itemId) => (await (await app.Staff(Role.OfficeAgent)).Get(itemId.Item())).Is(200);

    /// <summary>The office takes a step of an item, and it succeeds.</summary>
    public static async Task<Answer> TakesItem(this LiaisonApp app, Guid itemId, string step, object? body = null) =>
        (await (await app.Staff(Role.OfficeAgent)).Post(itemId.Item(step), body)).Is(200);

    /// <summary>The office puts the item of a case on the agenda of its meeting; returns its id.</summary>
    public static async Task<Guid> Admits(this LiaisonApp app, Guid meetingId, Guid caseId) =>
        (await app.TakesItem(await app.ItemOf(meetingId, caseId), "/admission")).Id;

    /// <summary>The office sends the item of a case back; returns its id.</summary>
    public static async Task<Guid> Returns(this LiaisonApp app, Guid meetingId, Guid caseId) =>
        (await app.TakesItem(await app.ItemOf(meetingId, caseId), "/return", new { gaps = new[] { "mandate" } })).Id;

    /// <summary>The office puts the admitted item of a case off; returns the id of its successor.</summary>
    public static async Task<Guid> CarriesOver(this LiaisonApp app, Guid meetingId, Guid caseId) =>
        (await app.TakesItem(await app.ItemOf(meetingId, caseId), "/carry-over", new { reason = "Pièces attendues" }))["successorId"]!.GetValue<Guid>();
}
