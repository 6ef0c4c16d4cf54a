using System.Globalization;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

/// <summary>Meetings and requests in the states that tests begin with, made through the API.</summary>
public static class MeetingScenarios
{
    /// <summary>A local time so many days after the present one.</summary>
    public static string InDays(this LiaisonApp app, int days, string time = "14:30") =>
        $"{app.Today().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T{time}";

    /// <summary>A technical meeting (or an interview with a theme) at a local time in Amiens. Returns its id.</summary>
    public static async Task<Guid> ScheduledMeeting(this LiaisonApp app, string startsAt, string? theme, params Actor[] associations)
    {
        var office = await app.Staff(Role.OfficeHead);
        var scheduled = await office.Post("/meetings", new
        {
            kind = theme is null ? "technical" : "specific", startsAt, durationMinutes = 120, place = "Préfecture",
            associationIds = associations.Select(association => association.AssociationId), theme,
        });
        return scheduled.Is(201).Id;
    }

    /// <summary>A technical meeting whose agenda is frozen.</summary>
    public static async Task<Guid> FrozenMeeting(this LiaisonApp app, string startsAt, params Actor[] associations)
    {
        var id = await app.ScheduledMeeting(startsAt, null, associations);
        await app.Takes(id, "agenda-freeze");
        return id;
    }

    /// <summary>A technical meeting that is taking place; moves the clock to its start.</summary>
    public static async Task<Guid> OpenMeeting(this LiaisonApp app, string startsAt, params Actor[] associations)
    {
        var id = await app.FrozenMeeting(startsAt, associations);
        app.TravelTo(startsAt);
        await app.Takes(id, "opening");
        return id;
    }

    /// <summary>A technical meeting that was held with both sides; moves the clock to its start.</summary>
    public static async Task<Guid> HeldMeeting(this LiaisonApp app, string startsAt, params Actor[] associations)
    {
        var id = await app.OpenMeeting(startsAt, associations);
        await app.IsHeld(id);
        return id;
    }

    /// <summary>Both sides come, and an open meeting ends as held.</summary>
    public static async Task IsHeld(this LiaisonApp app, Guid meetingId)
    {
        await app.Takes(meetingId, "attendance", new
        {
            present = new object[] { new { side = "prefecture", function = "chef de bureau", count = 1 }, new { side = "association", function = "bénévole", count = 2 } },
        });
        await app.Takes(meetingId, "holding");
    }

    /// <summary>The office takes a step of a meeting, and it succeeds.</summary>
    public static async Task<Answer> Takes(this LiaisonApp app, Guid meetingId, string step, object? body = null) =>
        (await (await app.Staff(Role.OfficeHead)).Post($"/meetings/{meetingId}/{step}", body)).Is(200);

    /// <summary>A request for a technical meeting with these cases. Returns its id.</summary>
    public static async Task<Guid> MeetingRequest(this LiaisonApp app, Actor association, params Guid[] caseIds) =>
        (await association.Post("/meeting-requests", Requested(caseIds))).Is(201).Id;

    /// <summary>A technical meeting that answers a request with these cases, proposed for it.</summary>
    public static async Task<Guid> MeetingWith(this LiaisonApp app, string startsAt, Actor association, params Guid[] caseIds)
    {
        var request = await app.MeetingRequest(association, caseIds);
        var meetingId = await app.ScheduledMeeting(startsAt, null, association);
        (await (await app.Staff(Role.OfficeHead)).Post($"/meeting-requests/{request}/scheduling", new { meetingId })).Is(200);
        return meetingId;
    }

    /// <summary>A complete request for a technical meeting.</summary>
    public static object Requested(params Guid[] caseIds) => new
    {
        kind = "technical", subject = "Situations de familles", contact = new { name = "Nom Exemple", email = "contact@example.org" },
        preferredPeriods = new[] { new { from = "2017-12-04", to = "2017-12-15" } },
        cases = caseIds.Select(caseId => new { caseId, question = "Quelle suite ?" }),
    };
}
