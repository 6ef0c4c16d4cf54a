using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingRequestSchedulingTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_request_is_answered_by_a_new_meeting_that_its_items_are_proposed_for()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var caseId = await app.CompleteCase(association);
        var id = await app.MeetingRequest(association, caseId);
        var scheduled = (await office.Post($"/meeting-requests/{id}/scheduling", NewMeeting(30))).Is(200);
        Assert.Equal("scheduled", scheduled.State);
        Assert.Empty(scheduled["allowedSteps"]!.AsArray());
        var meeting = (await association.Get($"/meetings/{scheduled["meetingId"]!.GetValue<Guid>()}")).Is(200);
        Assert.Equal("technical", meeting["kind"]!.GetValue<string>());
        Assert.Null(meeting["theme"]);
        Assert.Equal([id], meeting.Texts("requestIds").Select(Guid.Parse));
        var item = Assert.Single(await app.ItemsOf(meeting.Id));
        Assert.Equal((caseId, "proposed"), (item!["caseId"]!.GetValue<Guid>(), item.Text("status")));
    }

    [Fact]
    public async Task An_interview_takes_the_subject_of_its_request_as_theme()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var request = (await association.Post("/meeting-requests", new { kind = "specific", subject = "Hébergement", contact = new { name = "Nom Exemple" } })).Is(201);
        var scheduled = (await office.Post($"/meeting-requests/{request.Id}/scheduling", NewMeeting(30))).Is(200);
        var meeting = (await office.Get($"/meetings/{scheduled["meetingId"]!.GetValue<Guid>()}")).Is(200);
        Assert.Equal("Hébergement", meeting["theme"]!.GetValue<string>());
        Assert.StartsWith("ES-80-2017-", meeting["reference"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_answered_by_a_meeting_that_is_there()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meetingId = await app.ScheduledMeeting(app.InDays(30), null, association, other);
        var id = await app.MeetingRequest(association, await app.CompleteCase(association));
        var scheduled = (await office.Post($"/meeting-requests/{id}/scheduling", new { meetingId })).Is(200);
        Assert.Equal(meetingId, scheduled["meetingId"]!.GetValue<Guid>());
        Assert.Equal("proposed", Assert.Single(await app.ItemsOf(meetingId)).Text("status"));
        Assert.Empty((await other.Get($"/meetings/{meetingId}"))["requestIds"]!.AsArray());
    }

    [Fact]
    public async Task A_meeting_answers_only_a_request_of_its_kind_from_an_association_it_invites_while_its_agenda_is_open()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var id = await app.MeetingRequest(association, await app.CompleteCase(association));
        async Task Refused(Guid meetingId, int status, string code) =>
            (await office.Post($"/meeting-requests/{id}/scheduling", new { meetingId })).IsRefused(status, code);
        await Refused(await app.ScheduledMeeting(app.InDays(30), "Hébergement", association), 409, "meeting_request.other_kind");
        await Refused(await app.ScheduledMeeting(app.InDays(30), null, other), 409, "meeting_request.not_invited");
        await Refused(await app.FrozenMeeting(app.InDays(30), association), 409, "agenda.frozen");
        await Refused(await app.OpenMeeting(app.InDays(1), association), 409, "agenda.closed");
        await Refused(Guid.Empty, 422, "reference.unknown");
        var nord = await app.NewAssociation(LiaisonApp.Nord);
        var foreign = (await (await app.Staff(Role.OfficeHead, LiaisonApp.Nord)).Post("/meetings", new
        {
            kind = "technical", startsAt = app.InDays(30), durationMinutes = 60, place = "Lille", associationIds = new[] { nord.AssociationId },
        })).Is(201).Id;
        await Refused(foreign, 422, "reference.unknown");
        Assert.Equal("submitted", (await association.Get($"/meeting-requests/{id}")).State);
    }

    [Theory]
    [InlineData("""{}""", "meeting_request.scheduling_form", "meetingId")]
    [InlineData("""{"startsAt":"2019-01-08T14:30","durationMinutes":60}""", "meeting_request.scheduling_form", "meetingId")]
    [InlineData("""{"startsAt":"2019-01-08T14:30","durationMinutes":60,"place":"Ici","meetingId":"019a0000-0000-7000-8000-000000000001"}""", "meeting_request.scheduling_form", "meetingId")]
    [InlineData("""{"place":"Ici","meetingId":"019a0000-0000-7000-8000-000000000001"}""", "meeting_request.scheduling_form", "meetingId")]
    [InlineData("""{"startsAt":"2019-01-08T14:30","durationMinutes":0,"place":"Ici"}""", "number.out_of_range", "durationMinutes")]
    [InlineData("""{"startsAt":"2019-01-08T14:30","durationMinutes":60,"place":" "}""", "text.required", "place")]
    [InlineData("""{"startsAt":"9999-12-31T14:30","durationMinutes":60,"place":"Ici"}""", "day.out_of_range", "startsAt")]
    [InlineData("""{"startsAt":"2016-01-08T14:30","durationMinutes":60,"place":"Ici"}""", "meeting.starts_in_past", "startsAt")]
    [InlineData("""{"startsAt":"2019-03-31T02:30","durationMinutes":60,"place":"Ici"}""", "time.skipped", "startsAt")]
    public async Task An_answer_has_exactly_one_of_its_two_forms(string body, string code, string field)
    {
        var id = await app.MeetingRequest(await app.NewAssociation());
        var office = await app.Staff(Role.OfficeAgent);
        var refused = (await office.PostRaw($"/meeting-requests/{id}/scheduling", body)).IsRefused(422, code);
        Assert.NotNull(refused["errors"]![field]);
        Assert.Equal("submitted", (await office.Get($"/meeting-requests/{id}")).State);
    }

    [Fact]
    public async Task A_new_meeting_takes_up_what_waits_for_one()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (carried, referred) = (await app.CompleteCase(association), await app.CompleteCase(association));
        var id = await app.MeetingRequest(association, carried);
        var former = (await office.Post($"/meeting-requests/{id}/scheduling", NewMeeting(20))).Is(200)["meetingId"]!.GetValue<Guid>();
        await app.Admits(former, carried);
        await app.Freezes(former);
        var successor = await app.CarriesOver(former, carried);
        app.TravelTo(app.InDays(21));
        await app.Referral(association, referred);
        var second = await app.MeetingRequest(association);
        var next = (await office.Post($"/meeting-requests/{second}/scheduling", NewMeeting(20))).Is(200)["meetingId"]!.GetValue<Guid>();
        var items = await app.ItemsOf(next);
        Assert.Equal([carried, referred], items.Ids("caseId"));
        Assert.Equal(successor, items[0]!["id"]!.GetValue<Guid>());
        Assert.Equal([carried], (await office.Get($"/meeting-requests/{id}"))["cases"].Ids("caseId"));
    }

    private object NewMeeting(int days) => new { startsAt = app.InDays(days), durationMinutes = 90, place = "Préfecture, salle Exemple" };
}
