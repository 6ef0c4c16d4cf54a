using System.Globalization;
using Liaison.Server.Demo;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Year;

/// <summary>The meetings of the year 2017 of the Somme, made through the API.</summary>
internal static class YearScenarios
{
    /// <summary>A technical meeting from its request to its closing, with so many cases examined.</summary>
    public static async Task HoldTechnicalMeeting(this LiaisonApp app, Actor association, Actor office, DateOnly day, int cases)
    {
        app.TravelTo(At(day.AddDays(-21), "09:00"));
        var named = new List<object>();
        for (var count = 0; count < cases; count++)
            named.Add(new { caseId = await app.CompleteCase(association), question = "Où en est l'examen de la demande ?" });
        var request = (await association.Post("/meeting-requests", new
        {
            kind = "technical", subject = "Situations de familles", cases = named,
            preferredPeriods = new[] { new { from = day.AddDays(-2), to = day.AddDays(2) } },
            contact = new { name = "Nom Exemple", email = "contact@example.org", phone = "+33 3 00 00 00 00" },
        })).Is(201);
        Assert.Equal(cases, request["receipts"]!.AsArray().Count);
        var scheduled = (await office.Post($"/meeting-requests/{request.Id}/scheduling", new
        {
            startsAt = At(day, "14:30"), durationMinutes = SommeYear.Sample.DurationMinutes, place = "Préfecture de la Somme, Amiens",
        })).Is(200);
        var meeting = scheduled["meetingId"]!.GetValue<Guid>();
        var items = (await office.Get($"/meetings/{meeting}/agenda")).Is(200)["items"].Ids().ToList();
        Assert.Equal(cases, items.Count);
        foreach (var item in items)
            (await office.Post($"/agenda-items/{item}/admission")).Is(200);
        (await office.Post($"/meetings/{meeting}/agenda-freeze")).Is(200);
        await app.OpenWithBothSides(office, association, meeting, day);
        foreach (var item in items)
            (await office.Post($"/agenda-items/{item}/examination", new
            {
                orientation = "underReview", associationView = "Vue de l'association.", officeView = "Vue du bureau.",
            })).Is(200);
        (await office.Post($"/meetings/{meeting}/holding")).Is(200);
        Assert.Equal("closed", (await app.Closes(meeting, association)).State);
    }

    /// <summary>A specific interview, held.</summary>
    public static async Task HoldInterview(this LiaisonApp app, Actor office, Actor association, DateOnly day)
    {
        app.TravelTo(At(day.AddDays(-14), "09:00"));
        var meeting = (await office.Post("/meetings", new
        {
            kind = "specific", theme = SommeYear.Sample.InterviewTheme, startsAt = At(day, "10:00"), durationMinutes = 60,
            place = "Préfecture de la Somme, Amiens", associationIds = new[] { association.AssociationId },
        })).Is(201);
        await app.OpenWithBothSides(office, association, meeting.Id, day);
        (await office.Post($"/meetings/{meeting.Id}/holding")).Is(200);
    }

    private static async Task OpenWithBothSides(this LiaisonApp app, Actor office, Actor association, Guid meeting, DateOnly day)
    {
        app.TravelTo(At(day, "14:30"));
        (await office.Post($"/meetings/{meeting}/opening")).Is(200);
        (await office.Post($"/meetings/{meeting}/attendance", new
        {
            present = new object[]
            {
                new { side = "prefecture", function = "chef de bureau", count = 2 },
                new { side = "association", associationId = association.AssociationId, function = "bénévole", count = 3 },
            },
        })).Is(200);
    }

    /// <summary>The meeting of December, its agenda frozen on 28 November.</summary>
    public static async Task<Guid> FreezeDecemberMeeting(this LiaisonApp app, Actor office, Actor association)
    {
        var meeting = (await office.Post("/meetings", new
        {
            kind = "technical", startsAt = At(SommeYear.Sample.NextTechnicalMeeting, "14:30"), durationMinutes = SommeYear.Sample.DurationMinutes,
            place = "Préfecture de la Somme, Amiens", associationIds = new[] { association.AssociationId },
        })).Is(201);
        Assert.Equal("2017-11-28", meeting["freezeDay"]!.GetValue<string>());
        app.TravelTo("2017-11-28T10:00");
        (await office.Post($"/meetings/{meeting.Id}/agenda-freeze")).Is(200);
        return meeting.Id;
    }

    private static string At(DateOnly day, string time) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T" + time;
}
