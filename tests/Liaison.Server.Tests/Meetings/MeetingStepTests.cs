using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingStepTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Steps = ["agenda-freeze", "opening", "holding", "not-held", "postponement", "cancellation", "closing"];

    [Theory]
    [InlineData("technical", "scheduled", "agenda-freeze not-held postponement cancellation")]
    [InlineData("technical", "agendaFrozen", "opening not-held postponement cancellation")]
    [InlineData("technical", "open", "holding not-held")]
    [InlineData("technical", "held", "closing")]
    [InlineData("technical", "closed", "")]
    [InlineData("technical", "notHeld", "")]
    [InlineData("technical", "cancelled", "")]
    [InlineData("specific", "scheduled", "opening not-held postponement cancellation")]
    [InlineData("specific", "open", "holding not-held")]
    [InlineData("specific", "held", "")]
    [InlineData("specific", "notHeld", "")]
    [InlineData("specific", "cancelled", "")]
    public async Task A_step_that_is_not_listed_is_refused(string kind, string state, string allowed)
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        foreach (var step in Steps)
        {
            var startsAt = app.InDays(1);
            var id = await app.ScheduledMeeting(startsAt, kind == "technical" ? null : "Hébergement", association);
            app.TravelTo(startsAt);
            await Bring(id, kind, state, association);
            var answer = await office.Post($"/meetings/{id}/{step}", Body(step));
            if (allowed.Split(' ').Contains(step))
                answer.Is(200);
            else
                Assert.Equal(state, answer.IsRefused(409, "meeting.step_not_allowed")["state"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_meeting_opens_on_its_local_day_and_not_before()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var startsAt = app.InDays(2, "00:30");
        var id = await app.FrozenMeeting(startsAt, association);
        app.TravelTo(app.InDays(1, "23:59"));
        (await office.Post($"/meetings/{id}/opening")).IsRefused(409, "meeting.not_yet");
        app.TravelTo(startsAt);
        Assert.Equal("open", (await office.Post($"/meetings/{id}/opening")).Is(200).State);
    }

    [Fact]
    public async Task A_meeting_without_one_side_is_not_held()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var startsAt = app.InDays(1);
        var caseId = await app.CompleteCase(association);
        var id = await app.MeetingWith(startsAt, association, caseId);
        var itemId = await app.Admits(id, caseId);
        await app.Freezes(id);
        app.TravelTo(startsAt);
        await app.Takes(id, "opening");
        (await office.Post($"/meetings/{id}/holding")).IsRefused(409, "meeting.side_missing");
        foreach (var side in new[] { "prefecture", "association" })
        {
            await app.Takes(id, "attendance", new { present = new[] { new { side, function = "présent", count = 2 } } });
            (await office.Post($"/meetings/{id}/holding")).IsRefused(409, "meeting.side_missing");
        }
        var notHeld = await app.Takes(id, "not-held", new { reason = "Bureau des étrangers absent" });
        Assert.Equal(("notHeld", "Bureau des étrangers absent"), (notHeld.State, notHeld["reason"]!.GetValue<string>()));
        Assert.Equal("submitted", (await app.ReadItem(itemId)).State);
    }

    [Fact]
    public async Task Attendance_is_sides_functions_and_numbers_of_those_invited_while_the_meeting_is_open()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        object Present(object side, Guid? associationId = null, int count = 1) =>
            new { present = new[] { new { side, function = "présent", count, associationId, remote = true } } };
        var scheduled = await app.ScheduledMeeting(app.InDays(9), null, association);
        (await office.Post($"/meetings/{scheduled}/attendance", Present("prefecture"))).IsRefused(409, "meeting.not_open");
        var id = await app.OpenMeeting(app.InDays(1), association);
        (await office.Post($"/meetings/{id}/attendance", Present("association", other.AssociationId))).IsRefused(422, "meeting.not_invited");
        (await office.Post($"/meetings/{id}/attendance", Present("prefecture", association.AssociationId))).IsRefused(422, "text.format");
        (await office.Post($"/meetings/{id}/attendance", Present("association", count: 0))).IsRefused(422, "number.out_of_range");
        (await office.Post($"/meetings/{id}/attendance", new { present = Array.Empty<object>() })).IsRefused(422, "list.empty");
        (await office.Post($"/meetings/{id}/attendance", new { present = new object?[] { null } })).IsRefused(400, "body.malformed");
        (await office.Post($"/meetings/{id}/attendance", Present("cabinet"))).IsRefused(400, "body.malformed");
        await app.Takes(id, "attendance", Present("prefecture"));
        var attended = await app.Takes(id, "attendance", Present("association", association.AssociationId, 3));
        var line = attended["attendance"]!.AsArray().Single()!;
        Assert.Equal((3, true, association.AssociationId), (line["count"]!.GetValue<int>(), line["remote"]!.GetValue<bool>(), line["associationId"]!.GetValue<Guid>()));
    }

    private async Task Bring(Guid id, string kind, string state, Actor association)
    {
        if (kind == "technical" && state is ("agendaFrozen" or "open" or "held" or "closed"))
            await app.Freezes(id);
        if (state is "open" or "held" or "closed")
            await app.Takes(id, "opening");
        if (state is "held" or "closed")
            await app.Holds(id);
        if (kind == "technical" && state is ("held" or "closed"))
        {
            await app.Concludes(id, association);
            (await association.Post($"/meetings/{id}/minutes/editions/1/deliveries", new { })).Is(200);
        }
        if (state is "open")
            await app.Takes(id, "attendance", MeetingScenarios.BothSides);
        if (state is "closed" or "notHeld" or "cancelled")
        {
            var step = state switch { "closed" => "closing", "notHeld" => "not-held", _ => "cancellation" };
            await app.Takes(id, step, Body(step));
        }
    }

    private object? Body(string step) => step switch
    {
        "not-held" or "cancellation" => new { reason = "Motif" },
        "postponement" => new { startsAt = app.InDays(20), reason = "Motif" },
        _ => null,
    };

    [Fact]
    public async Task A_meeting_that_examined_a_case_was_held_and_counts()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var startsAt = app.InDays(15);
        var meetingId = await app.ScheduledMeeting(startsAt, null, association);
        var item = await app.AdmittedItem(association, meetingId);
        await app.Takes(meetingId, "agenda-freeze");
        app.TravelTo(startsAt);
        await app.Takes(meetingId, "opening");
        (await office.Post(item.Item("/examination"), new { orientation = "underReview" })).Is(200);
        var refused = (await office.Post($"/meetings/{meetingId}/not-held", new { reason = "Motif" })).IsRefused(409, "meeting.items_examined");
        Assert.Equal(1, refused["items"]!.GetValue<int>());
        await app.Holds(meetingId);
        var activity = (await association.Get($"/statistics/activity?from={startsAt[..10]}&to={startsAt[..10]}")).Is(200);
        Assert.Equal(1, activity["cases"]!["value"]!.GetValue<int>());
    }
}
