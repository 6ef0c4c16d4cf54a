using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class AgendaDeadlineTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task An_agenda_shows_the_limits_of_its_cases_to_each_reader_for_those_he_sees()
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting("2017-03-14T14:30", null, association, other);
        var (mine, foreign) = (await app.CompleteCase(association), await app.CompleteCase(other));
        var (first, second) = (await app.ProposedItem(association, meeting, mine), await app.ProposedItem(other, meeting, foreign));
        var withdrawn = await app.ProposedItem(association, meeting);
        (await association.Post(withdrawn.Item("/withdrawal"), new { })).Is(200);
        (await association.Post(meeting.Agenda("/items"), new { topic = "Délais de rendez-vous" })).Is(201);
        await app.Decided(mine, new { decision = "permitRefused", madeDay = "2017-01-01", notifiedDay = "2017-01-02" });

        var own = (await association.Get(meeting.Agenda("/deadlines"))).Is(200);
        Assert.Equal((meeting, "Une réunion ne suspend ni ne prolonge aucun délai."), (own["meetingId"]!.GetValue<Guid>(), own.Json.Text("notice")));
        var item = Assert.Single(own["items"]!.AsArray())!;
        Assert.Equal((first, mine, 1), (item["agendaItemId"]!.GetValue<Guid>(), item["caseId"]!.GetValue<Guid>(), item["position"]!.GetValue<int>()));
        Assert.Equal(["2017-03-03"], item["deadlines"].Texts("endDay"));
        var all = (await (await app.Staff(Role.OfficeAgent)).Get(meeting.Agenda("/deadlines"))).Is(200);
        Assert.Equal([first, second], all["items"].Ids("agendaItemId"));
        Assert.Empty(all["items"]![1]!["deadlines"]!.AsArray());
    }

    [Fact]
    public async Task A_minor_who_turns_18_between_freeze_and_meeting_is_told()
    {
        var association = await app.NewAssociation();
        // Frozen on 28 March 2017, held on 11 April.
        var meeting = await app.ScheduledMeeting("2017-04-11T14:30", null, association);
        var family = await app.OpenCase(association, app.Adult(), Youth("1999-03-28"), Youth("1999-03-29"), Youth("1999-04-11"), Youth("1999-04-12"));
        await app.ProposedItem(association, meeting, family.Id);
        Assert.Equal("2017-03-28", (await association.Get($"/meetings/{meeting}")).Is(200).Json.Text("freezeDay"));
        var item = (await association.Get(meeting.Agenda("/deadlines"))).Is(200)["items"]![0]!;
        Assert.Equal([family.PersonId(2), family.PersonId(3)], item["ofAgeAtMeeting"]!.AsArray().Select(id => id!.GetValue<Guid>()));
        Assert.Equal(4, item["comesOfAge"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_interview_and_a_meeting_of_others_show_none()
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var interview = await app.ScheduledMeeting("2017-05-09T14:30", "Hébergement", association);
        (await association.Get(interview.Agenda("/deadlines"))).IsRefused(409, "interview.no_agenda");
        var meeting = await app.ScheduledMeeting("2017-05-16T14:30", null, association);
        (await other.Get(meeting.Agenda("/deadlines"))).IsRefused(404, "not_found");
        (await (await app.Staff(Role.OfficeHead, LiaisonApp.Nord)).Get(meeting.Agenda("/deadlines"))).IsRefused(404, "not_found");
        (await (await app.Staff(Role.SecretaryGeneral)).Get(meeting.Agenda("/deadlines"))).IsRefused(403, "right.missing");
    }

    private static object Youth(string birthDate) => new { givenNames = "Jeune", birthDate, nationalities = new[] { "GE" } };
}
