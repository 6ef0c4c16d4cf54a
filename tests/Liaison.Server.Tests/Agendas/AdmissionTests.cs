using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class AdmissionTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task An_incomplete_case_is_refused_with_its_gaps_then_returned_completed_and_resubmitted()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2017-03-15T14:30", null, association);
        var opened = await app.OpenCase(association, new { givenNames = "Personne", birthYear = 1980, nationalities = new[] { "RU" } });
        var caseId = opened.Id;
        var item = await app.ProposedItem(association, meeting, caseId);
        var refused = (await office.Post(item.Item("/admission"))).IsRefused(409, "agenda_item.incomplete");
        Assert.Equal(["mandate"], refused["gaps"].Texts());
        Assert.Equal("proposed", (await office.Get(item.Item())).State);
        var returned = (await office.Post(item.Item("/return"), new { gaps = new[] { "mandate", "question" } })).Is(200);
        Assert.Equal("returned", returned.State);
        Assert.Equal(["mandate", "question"], (await association.Get(item.Item()))["gaps"].Texts());
        Assert.Equal(["resubmission", "withdrawal"], (await association.Get(item.Item()))["allowedSteps"].Texts());
        Assert.Equal(["withdrawal"], returned["allowedSteps"].Texts());
        (await association.Post($"/cases/{caseId}/mandates",
            new { personId = opened.PersonId(), scope = "full", riskInformed = true, language = "ru", givenDay = "2017-01-02" })).Is(201);
        var again = (await association.Post(item.Item("/resubmission"), new { question = "Quelles pièces manquent ?" })).Is(200);
        Assert.Equal(("proposed", "Quelles pièces manquent ?"), (again.State, again["question"]!.GetValue<string>()));
        var admitted = (await office.Post(item.Item("/admission"))).Is(200);
        Assert.Equal("admitted", admitted.State);
        Assert.Empty(admitted["gaps"]!.AsArray());
        Assert.Equal(["examination", "carryOver", "notReached"], admitted["allowedSteps"].Texts().Except(["withdrawal"]));
        Assert.Equal(["proposal", "return", "resubmission", "admission"], admitted.Texts("history", "step"));
        Assert.Equal(["association", "officeAgent", "association", "officeAgent"], admitted.Texts("history", "byRole"));
    }

    [Fact]
    public async Task A_return_names_at_least_one_gap_of_the_list()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var item = await app.ProposedItem(association, await app.ScheduledMeeting("2017-03-16T14:30", null, association));
        (await office.Post(item.Item("/return"), new { gaps = Array.Empty<string>() })).IsRefused(422, "agenda_item.gaps_required");
        (await office.Post(item.Item("/return"), new { gaps = new[] { "address", "address" } })).IsRefused(422, "list.repeats");
        (await office.Post(item.Item("/return"), new { gaps = new[] { "mandate, address" } })).IsRefused(400, "body.malformed");
        (await office.Post(item.Item("/return"), new { gaps = new[] { 2 } })).IsRefused(400, "body.malformed");
        (await office.Post(item.Item("/return"), new { gaps = new[] { "2" } })).IsRefused(400, "body.malformed");
        (await office.Post(item.Item("/return"), new { gaps = new[] { "Mandate" } })).IsRefused(400, "body.malformed");
        (await office.Post(item.Item("/return"), new { gaps = new[] { "visa" } })).IsRefused(400, "body.malformed");
        (await office.Post(item.Item("/return"), new { })).IsRefused(400, "body.malformed");
        Assert.Equal("proposed", (await office.Get(item.Item())).State);
    }

    [Fact]
    public async Task A_step_that_the_state_does_not_list_says_what_is_allowed()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var item = await app.AdmittedItem(association, await app.ScheduledMeeting("2017-03-17T14:30", null, association));
        var refused = (await office.Post(item.Item("/admission"))).IsRefused(409, "agenda_item.step_not_allowed");
        Assert.Equal(["withdrawal", "examination", "carryOver", "notReached"], refused["allowedSteps"].Texts());
        (await office.Post(item.Item("/return"), new { gaps = new[] { "address" } })).IsRefused(409, "agenda_item.step_not_allowed");
        (await association.Post(item.Item("/resubmission"))).IsRefused(409, "agenda_item.step_not_allowed");
    }

    [Theory]
    [InlineData("/admission")]
    [InlineData("/examination")]
    [InlineData("/carry-over")]
    [InlineData("/not-reached")]
    public async Task An_item_in_the_pool_has_no_meeting_and_refuses_what_needs_one(string step)
    {
        var association = await app.NewAssociation();
        var waiting = await app.PoolItem(association, await app.CompleteCase(association));
        var body = step switch
        {
            "/examination" => (object)new { orientation = "underReview" },
            "/carry-over" => new { reason = "Motif" },
            _ => null,
        };
        (await (await app.Staff(Role.OfficeAgent)).Post(waiting.Item(step), body)).IsRefused(409, "agenda_item.step_not_allowed");
    }

    [Fact]
    public async Task A_resubmitted_question_is_no_blank()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var item = await app.ProposedItem(association, await app.ScheduledMeeting("2017-03-18T14:30", null, association));
        (await office.Post(item.Item("/return"), new { gaps = new[] { "question" } })).Is(200);
        (await association.Post(item.Item("/resubmission"), new { question = " " })).IsRefused(422, "text.required");
        (await association.Post(item.Item("/resubmission"), new { question = new string('q', 601) })).IsRefused(422, "text.too_long");
        Assert.Equal(AgendaScenarios.Question, (await association.Post(item.Item("/resubmission"))).Is(200)["question"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_returned_item_whose_case_was_put_forward_anew_is_not_sent_again()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2017-03-19T14:30", null, association);
        var caseId = await app.CompleteCase(association);
        var item = await app.ProposedItem(association, meeting, caseId);
        (await office.Post(item.Item("/return"), new { gaps = new[] { "identity" } })).Is(200);
        await app.ProposedItem(association, meeting, caseId);
        (await association.Post(item.Item("/resubmission"))).IsRefused(409, "agenda_item.case_already_open");
    }

    [Fact]
    public async Task An_item_is_taken_back_by_its_association_or_by_the_office_and_once()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2017-03-20T14:30", null, association);
        var item = await app.AdmittedItem(association, meeting);
        (await association.Post(item.Item("/withdrawal"), new { reason = new string('r', 601) })).IsRefused(422, "text.too_long");
        var withdrawn = (await association.Post(item.Item("/withdrawal"), new { reason = "Départ du département" })).Is(200);
        Assert.Equal("withdrawn", withdrawn.State);
        Assert.Null(withdrawn["position"]);
        Assert.Empty(withdrawn["allowedSteps"]!.AsArray());
        Assert.Equal("Départ du département", withdrawn["history"]!.AsArray()[^1]!["reason"]!.GetValue<string>());
        (await association.Post(item.Item("/withdrawal"))).IsRefused(409, "agenda_item.step_not_allowed");
        (await office.Post((await app.ProposedItem(association, meeting)).Item("/withdrawal"))).Is(200);
        var waiting = await app.PoolItem(association, await app.CompleteCase(association));
        (await association.Post(waiting.Item("/withdrawal"))).Is(200);
        var returned = await app.ProposedItem(association, meeting);
        (await office.Post(returned.Item("/return"), new { gaps = new[] { "prefecture" } })).Is(200);
        (await association.Post(returned.Item("/withdrawal"))).Is(200);
    }
}
