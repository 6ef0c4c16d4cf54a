using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;

namespace Liaison.Server.Tests.Meetings;

/// <summary>Meetings and requests in the states that tests begin with, made through the API.</summary>
internal static class MeetingScenarios
{
    /// <summary>Both sides of a meeting as present.</summary>
    public static readonly object BothSides = new
    {
        present = new[]
        {
            new { side = "prefecture", function = "chef de bureau", count = 1 }, new { side = "association", function = "bénévole", count = 2 },
        },
    };

    /// <summary>A technical meeting (or an interview with a theme) at a local time in Amiens. Returns its id.</summary>
    public static async Task<Guid> ScheduledMeeting(this LiaisonApp app, string startsAt, string? theme, params Actor[] associations) =>
        (await (await app.Staff(Role.OfficeHead)).Post("/meetings", Planned(startsAt, theme, associations))).Is(201).Id;

    /// <summary>A technical meeting whose agenda is frozen.</summary>
    public static async Task<Guid> FrozenMeeting(this LiaisonApp app, string startsAt, params Actor[] associations)
    {
        var id = await app.ScheduledMeeting(startsAt, null, associations);
        await app.Freezes(id);
        return id;
    }

    /// <summary>A technical meeting that is taking place; moves the clock to its start.</summary>
    public static async Task<Guid> OpenMeeting(this LiaisonApp app, string startsAt, params Actor[] associations)
    {
        var id = await app.ScheduledMeeting(startsAt, null, associations);
        await app.Opens(id);
        return id;
    }

    /// <summary>The office freezes the agenda; what is not admitted by then leaves it.</summary>
    public static Task<Answer> Freezes(this LiaisonApp app, Guid meetingId, string prefecture = LiaisonApp.Somme) =>
        app.Takes(meetingId, "agenda-freeze", prefecture: prefecture);

    /// <summary>The office opens a meeting: freezes its agenda where that is still due, and moves the clock to its start.</summary>
    public static async Task<Answer> Opens(this LiaisonApp app, Guid meetingId, string prefecture = LiaisonApp.Somme)
    {
        var meeting = (await (await app.Staff(Role.OfficeHead, prefecture)).Get($"/meetings/{meetingId}")).Is(200);
        if (meeting.Texts("allowedSteps").Contains("agendaFreeze"))
            await app.Freezes(meetingId, prefecture);
        app.TravelTo(meeting["startsAt"]!.GetValue<string>()[..16]);
        return await app.Takes(meetingId, "opening", prefecture: prefecture);
    }

    /// <summary>Both sides come, and an open meeting ends as held.</summary>
    public static async Task<Answer> Holds(this LiaisonApp app, Guid meetingId)
    {
        await app.Takes(meetingId, "attendance", BothSides);
        return await app.Takes(meetingId, "holding");
    }

    /// <summary>The minutes of a held meeting are written, approved and delivered, and it is closed.</summary>
    public static async Task<Answer> Closes(this LiaisonApp app, Guid meetingId, params Actor[] associations)
    {
        await app.Concludes(meetingId, associations);
        foreach (var association in associations)
            (await association.Post($"/meetings/{meetingId}/minutes/editions/1/deliveries", new { })).Is(200);
        return await app.Takes(meetingId, "closing");
    }

    /// <summary>The minutes of a held meeting are opened, circulated, approved by all and concluded.</summary>
    public static async Task<Answer> Concludes(this LiaisonApp app, Guid meetingId, params Actor[] associations)
    {
        (await (await app.Staff(Role.OfficeHead)).Post($"/meetings/{meetingId}/minutes")).Is(201);
        await app.Takes(meetingId, "minutes/circulation", new { });
        foreach (var association in associations)
            (await association.Post($"/meetings/{meetingId}/minutes/position", new { position = "approved" })).Is(200);
        return await app.Takes(meetingId, "minutes/conclusion");
    }

    /// <summary>The office calls a meeting off without a new date.</summary>
    public static Task<Answer> Cancels(this LiaisonApp app, Guid meetingId) => app.Takes(meetingId, "cancellation", new { reason = "Agents absents" });

    /// <summary>The office takes a step of a meeting, and it succeeds.</summary>
    public static async Task<Answer> Takes(this LiaisonApp app, Guid meetingId, string step, object? body = null, string prefecture = LiaisonApp.Somme) =>
        (await (await app.Staff(Role.OfficeHead, prefecture)).Post($"/meetings/{meetingId}/{step}", body)).Is(200);

    /// <summary>A request for a technical meeting with these cases. Returns its id.</summary>
    public static async Task<Guid> MeetingRequest(this LiaisonApp app, Actor association, params Guid[] caseIds) =>
        (await association.Post("/meeting-requests", Requested(caseIds))).Is(201).Id;

    /// <summary>A request with these cases, and the technical meeting that answers it and that they are proposed for.</summary>
    public static async Task<(Guid MeetingId, Guid RequestId)> AnsweredRequest(this LiaisonApp app, string startsAt, Actor association, params Guid[] caseIds)
    {
        var requestId = await app.MeetingRequest(association, caseIds);
        var meetingId = await app.ScheduledMeeting(startsAt, null, association);
        (await (await app.Staff(Role.OfficeHead)).Post($"/meeting-requests/{requestId}/scheduling", new { meetingId })).Is(200);
        return (meetingId, requestId);
    }

    /// <summary>A technical meeting that these cases are proposed for.</summary>
    public static async Task<Guid> MeetingWith(this LiaisonApp app, string startsAt, Actor association, params Guid[] caseIds) =>
        (await app.AnsweredRequest(startsAt, association, caseIds)).MeetingId;

    /// <summary>A complete technical meeting, or an interview with a theme.</summary>
    public static object Planned(string startsAt, string? theme, params Actor[] associations) => new
    {
        kind = theme is null ? "technical" : "specific", startsAt, durationMinutes = 120, place = "Préfecture",
        associationIds = associations.Select(association => association.AssociationId), theme,
    };

    /// <summary>A complete request for a technical meeting.</summary>
    public static object Requested(params Guid[] caseIds) => new
    {
        kind = "technical", subject = "Situations de familles", contact = new { name = "Nom Exemple", email = "contact@example.org" },
        preferredPeriods = new[] { new { from = "2017-12-04", to = "2017-12-15" } },
        cases = caseIds.Select(caseId => new { caseId, question = AgendaScenarios.Question }),
    };
}
