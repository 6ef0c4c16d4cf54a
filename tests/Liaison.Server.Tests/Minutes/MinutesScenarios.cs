using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Minutes;

/// <summary>Minutes in the states that tests begin with, made through the API.</summary>
internal static class MinutesScenarios
{
    /// <summary>Path of the minutes of a meeting.</summary>
    public static string Minutes(this Guid meetingId, string rest = "") => $"/meetings/{meetingId}/minutes{rest}";

    /// <summary>A meeting that was held, with one examined case of each association. Returns it and the items.</summary>
    public static async Task<(Guid Meeting, Guid[] Items)> HeldMeeting(this LiaisonApp app, params Actor[] associations)
    {
        var meeting = await app.ScheduledMeeting(app.InDays(15), null, associations);
        var items = new Guid[associations.Length];
        for (var index = 0; index < associations.Length; index++)
            items[index] = await app.AdmittedItem(associations[index], meeting);
        await app.Opens(meeting);
        foreach (var item in items)
            await app.TakesItem(item, "/examination", new
            {
                orientation = "favourableInPrinciple", associationView = "Enfants scolarisés.", officeView = "Pièces à compléter.",
                commitments = new[] { new { side = "prefecture", owner = "chef de bureau", text = "Convoquer la famille.", dueDay = app.DayIn(60) } },
            });
        await app.Holds(meeting);
        return (meeting, items);
    }

    /// <summary>The draft of the minutes of such a meeting, opened by the office.</summary>
    public static async Task<(Guid Meeting, Guid[] Items)> DraftMinutes(this LiaisonApp app, params Actor[] associations)
    {
        var held = await app.HeldMeeting(associations);
        (await (await app.Staff(Role.OfficeAgent)).Post(held.Meeting.Minutes())).Is(201);
        return held;
    }

    /// <summary>Such minutes with a general point, circulated. Returns the general point too.</summary>
    public static async Task<(Guid Meeting, Guid[] Items, Guid Point)> CirculatedMinutes(this LiaisonApp app, params Actor[] associations)
    {
        var (meeting, items) = await app.DraftMinutes(associations);
        var point = await associations[0].AddsPoint(meeting, "Délais de convocation", "Trois semaines.");
        await app.TakesMinutes(meeting, "/circulation", new { });
        return (meeting, items, point);
    }

    /// <summary>Somebody adds a general point; returns its id.</summary>
    public static async Task<Guid> AddsPoint(this Actor actor, Guid meeting, string title, string text) =>
        (await actor.Post(meeting.Minutes("/sections"), new { title, text })).Is(201)["sections"]!.AsArray()
            .Last(section => section!.Text("kind") == "general")!["id"]!.GetValue<Guid>();

    /// <summary>The office takes a step of minutes, and it succeeds.</summary>
    public static async Task<Answer> TakesMinutes(this LiaisonApp app, Guid meeting, string step, object? body = null) =>
        (await (await app.Staff(Role.OfficeAgent)).Post(meeting.Minutes(step), body)).Is(200);

    /// <summary>An association observes; returns the id of its observation.</summary>
    public static async Task<Guid> Observes(this Actor association, Guid meeting, string text, Guid? sectionId = null) =>
        (await association.Post(meeting.Minutes("/observations"), new { text, sectionId })).Is(201)["observations"]!.AsArray()
            .Last(observation => observation!.Text("text") == text)!["id"]!.GetValue<Guid>();

    /// <summary>The texts of the parts of a view, heading and paragraphs.</summary>
    public static string TextOf(this Answer view, string parts = "parts") => string.Join('\n', view[parts]!.AsArray().SelectMany(part =>
        part!["paragraphs"]!.AsArray().Select(paragraph => $"{paragraph!.Text("label")}: {paragraph!.Text("text")}").Prepend(part.Text("heading")!))).Replace('\u00A0', ' ');

    /// <summary>What somebody is reminded of that concerns minutes: kind, whose turn it is, why now.</summary>
    public static async Task<IEnumerable<(string Kind, string Side, string Stage)>> RemindedOfMinutes(this Actor actor) =>
        [.. (await actor.Get("/reminders")).Is(200).Data.Select(row => (row.Text("kind")!, row.Text("side")!, row.Text("stage")!))
            .Where(row => row.Item1 != "commitment")];
}
