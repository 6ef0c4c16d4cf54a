using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

public sealed class AudienceRequestTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Topics = ["reception"];

    [Fact]
    public async Task An_association_asks_naming_its_cases_and_is_acknowledged_at_once()
    {
        var association = await app.NewAssociation();
        var cases = await app.Cases(association, 2);
        var asked = (await association.Post("/audience-requests", new { topics = Topics, caseIds = cases, receivedDay = "2016-12-31" })).Is(201);
        Assert.Matches("^DA-80-2016-[0-9]{3}$", asked["reference"]!.GetValue<string>());
        Assert.Equal("logged", asked.State);
        Assert.Equal(cases.Select(id => id.ToString()), asked["caseIds"]!.AsArray().Select(id => id!.ToString()));
        Assert.Equal("2016-12-31", asked["acknowledgement"]!["receivedDay"]!.GetValue<string>());
        Assert.Equal("2017-02-28", asked["acknowledgement"]!["deemedDecisionDay"]!.GetValue<string>());
        Assert.Equal("2017-02-28", asked["deemedDecisionDay"]!.GetValue<string>());
        Assert.NotNull(asked["acknowledgement"]!["service"]!["name"]);
        Assert.False(asked["noReply"]!.GetValue<bool>());
        Assert.Equal(asked.Text, (await association.Get($"/audience-requests/{asked.Id}")).Is(200).Text);
        Assert.Equal("2017-01-02", (await association.Asks()).Is(201)["receivedDay"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_months_of_silence_are_shown_as_no_reply_and_decide_nothing()
    {
        var association = await app.NewAssociation();
        var silent = (await association.Post("/audience-requests", new { topics = Topics, receivedDay = "2016-11-01" })).Is(201);
        Assert.True(silent["noReply"]!.GetValue<bool>());
        Assert.Equal("logged", silent.State);
        var onTheDay = (await association.Post("/audience-requests", new { topics = Topics, receivedDay = "2016-11-02" })).Is(201);
        Assert.False(onTheDay["noReply"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_cabinet_reads_neither_cases_nor_numbers_nor_labels()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var caseId = (await app.Cases(association, 1))[0];
        var asked = (await association.Asks(caseId)).Is(201).Id;
        var logged = await app.Logged(association, 3, "Famille Canari");
        var texts = new[]
        {
            (await cabinet.Get($"/audience-requests/{asked}")).Is(200).Text, (await cabinet.Get($"/audience-requests/{logged}")).Is(200).Text,
            (await cabinet.Get("/audience-requests?limit=200")).Is(200).Text,
        };
        Assert.All(texts, text => Assert.All(["caseIds", "broughtCaseCount", "caseLabels", "Canari", caseId.ToString()],
            word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain("Canari", (await association.Get($"/audience-requests/{logged}")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_side_names_cases_in_its_own_way_only()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var cases = await app.Cases(association, 1);
        var common = new { topics = Topics, associationId = association.AssociationId, receivedDay = "2017-01-02" };
        var named = (await cabinet.Post("/audience-requests", new { common.topics, common.associationId, common.receivedDay, caseIds = cases }))
            .IsRefused(422, "audience_request.cases_by_association_only");
        var guessed = await cabinet.Post("/audience-requests", new { common.topics, common.associationId, common.receivedDay, caseIds = new[] { Guid.Empty } });
        Assert.Equal(named.Text, guessed.Text);
        (await association.Post("/audience-requests", new { topics = Topics, broughtCaseCount = 1 })).IsRefused(422, "audience_request.labels_by_cabinet_only");
        (await association.Post("/audience-requests", new { topics = Topics, caseLabels = Topics })).IsRefused(422, "audience_request.labels_by_cabinet_only");
        (await cabinet.Post("/audience-requests", new { common.topics, common.associationId, common.receivedDay, broughtCaseCount = 1, caseLabels = new[] { "A", "B" } }))
            .IsRefused(422, "audience_request.labels_exceed_count");
    }

    [Fact]
    public async Task The_cabinet_says_for_whom_and_when_it_received_a_request()
    {
        var association = await app.NewAssociation();
        var foreign = await app.NewAssociation(LiaisonApp.Nord);
        var cabinet = await app.Staff(Role.Cabinet);
        (await cabinet.Post("/audience-requests", new { topics = Topics, receivedDay = "2017-01-02" })).IsRefused(422, "text.required");
        (await cabinet.Post("/audience-requests", new { topics = Topics, associationId = association.AssociationId })).IsRefused(422, "text.required");
        (await cabinet.Post("/audience-requests", new { topics = Topics, associationId = foreign.AssociationId, receivedDay = "2017-01-02" })).IsRefused(422, "reference.unknown");
        (await cabinet.Post("/audience-requests", new { topics = Topics, associationId = association.AssociationId, receivedDay = "2017-12-31" }))
            .IsRefused(422, "audience_request.received_in_future");
        (await association.Post("/audience-requests", new { topics = Topics, associationId = foreign.AssociationId })).IsRefused(422, "reference.unknown");
    }

    [Theory]
    [InlineData("""{"topics":[]}""", 422, "list.empty")]
    [InlineData("""{"topics":["reception","reception"]}""", 422, "list.repeats")]
    [InlineData("""{"topics":["cases"]}""", 400, "body.malformed")]
    [InlineData("""{"topics":[0]}""", 400, "body.malformed")]
    [InlineData("""{"topics":["reception"],"broughtCaseCount":-1}""", 422, "number.out_of_range")]
    [InlineData("""{"topics":["reception"],"caseLabels":[null]}""", 400, "body.malformed")]
    [InlineData("""{"topics":["reception"],"receivedDay":"0001-01-01"}""", 422, "day.out_of_range")]
    [InlineData("""{"topics":["reception"],"caseIds":["018c1a2b-0000-7000-8000-000000000001"]}""", 422, "reference.unknown")]
    [InlineData("""{"topics":["reception"],"demonstrationId":"018c1a2b-0000-7000-8000-000000000001"}""", 422, "reference.unknown")]
    public async Task What_is_wrong_in_a_request_is_refused_at_its_field(string body, int status, string code) =>
        (await (await app.NewAssociation()).PostRaw("/audience-requests", System.Text.Encoding.UTF8.GetBytes(body))).IsRefused(status, code);

    [Fact]
    public async Task A_label_that_is_refused_is_not_repeated_in_the_refusal()
    {
        var association = await app.NewAssociation();
        var refused = (await (await app.Staff(Role.Cabinet)).Post("/audience-requests", new
        {
            associationId = association.AssociationId, receivedDay = "2017-01-02", topics = Topics, broughtCaseCount = 1, caseLabels = new[] { "Canari\u0007" },
        })).IsRefused(422, "text.unsafe");
        Assert.DoesNotContain("Canari", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_associations_cases_cannot_be_named_and_its_requests_look_absent()
    {
        var one = await app.NewAssociation();
        var other = await app.NewAssociation();
        var cases = await app.Cases(other, 1);
        var foreign = (await one.Asks(cases)).IsRefused(422, "reference.unknown");
        Assert.Equal((await one.Asks(Guid.Empty)).Text, foreign.Text);
        var asked = (await other.Asks(cases)).Is(201).Id;
        Assert.Equal((await one.Get($"/audience-requests/{Guid.Empty}")).IsRefused(404, "not_found").Text, (await one.Get($"/audience-requests/{asked}")).Text);
        (await one.Post($"/audience-requests/{asked}/withdrawal")).IsRefused(404, "not_found");
        Assert.Empty((await one.Get("/audience-requests")).Is(200).Data);
        var elsewhere = await app.Staff(Role.Cabinet, LiaisonApp.Nord);
        (await elsewhere.Get($"/audience-requests/{asked}")).IsRefused(404, "not_found");
        (await elsewhere.Post($"/audience-requests/{asked}/qualification", new { kind = "general" })).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task A_request_may_come_before_during_or_after_a_demonstration_or_with_none()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var demonstration = await app.DemonstrationBy(association);
        var with = (await association.Post("/audience-requests", new { topics = Topics, demonstrationId = demonstration })).Is(201);
        Assert.Equal(demonstration, with["demonstrationId"]!.GetValue<Guid>());
        var without = (await association.Asks()).Is(201);
        Assert.Null(without["demonstrationId"]);
        Assert.Contains("demonstration", (await cabinet.Get($"/audience-requests/{without.Id}"))["allowedSteps"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("demonstration", (await association.Get($"/audience-requests/{without.Id}"))["allowedSteps"]!.ToJsonString(), StringComparison.Ordinal);
        (await cabinet.Post($"/audience-requests/{without.Id}/demonstration", new { demonstrationId = Guid.Empty })).IsRefused(422, "reference.unknown");
        var linked = (await cabinet.Post($"/audience-requests/{without.Id}/demonstration", new { demonstrationId = demonstration })).Is(200);
        Assert.Equal(demonstration, linked["demonstrationId"]!.GetValue<Guid>());
        (await cabinet.Post($"/audience-requests/{without.Id}/demonstration", new { demonstrationId = demonstration })).IsRefused(409, "audience_request.demonstration_linked");
        (await (await app.NewAssociation()).Post("/audience-requests", new { topics = Topics, demonstrationId = demonstration })).IsRefused(422, "reference.unknown");
    }

    [Fact]
    public async Task A_request_that_names_cases_is_not_general()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var named = (await association.Asks(await app.Cases(association, 1))).Is(201).Id;
        (await cabinet.Post($"/audience-requests/{named}/qualification", new { kind = "general" })).IsRefused(409, "audience_request.cases_named");
        var counted = await app.Logged(association, 1);
        (await cabinet.Post($"/audience-requests/{counted}/qualification", new { kind = "general" })).IsRefused(409, "audience_request.cases_named");
        var general = (await association.Asks()).Is(201).Id;
        var qualified = (await cabinet.Post($"/audience-requests/{general}/qualification", new { kind = "general" })).Is(200);
        Assert.Equal(("qualified", "general"), (qualified.State, qualified["kind"]!.GetValue<string>()));
        (await cabinet.Post($"/audience-requests/{general}/qualification", new { kind = "general" })).IsRefused(409, "audience_request.step_not_allowed");
    }

    [Fact]
    public async Task The_association_or_the_cabinet_takes_a_request_back()
    {
        var association = await app.NewAssociation();
        var logged = (await association.Asks()).Is(201).Id;
        Assert.Equal("withdrawn", (await association.Post($"/audience-requests/{logged}/withdrawal")).Is(200).State);
        (await association.Post($"/audience-requests/{logged}/withdrawal")).IsRefused(409, "audience_request.step_not_allowed");
        var one = await app.Qualified((await association.Asks()).Is(201).Id, "general");
        Assert.Equal("withdrawn", (await association.Post($"/audience-requests/{one}/withdrawal")).Is(200).State);
        var other = await app.Qualified((await association.Asks()).Is(201).Id, "general");
        Assert.Equal("withdrawn", (await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{other}/withdrawal", new { reason = "Motif" })).Is(200).State);
        (await app.Refuses(one)).IsRefused(409, "audience_request.step_not_allowed");
        (await (await app.Staff(Role.OfficeHead)).Get($"/audience-requests/{one}")).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task The_office_reads_a_request_only_once_it_is_decided()
    {
        var association = await app.NewAssociation();
        var cases = await app.Cases(association, 1);
        var id = (await association.Asks(cases)).Is(201).Id;
        foreach (var role in new[] { Role.OfficeAgent, Role.OfficeHead })
            Assert.Equal((await (await app.Staff(role)).Get($"/audience-requests/{Guid.Empty}")).IsRefused(404, "not_found").Text,
                (await (await app.Staff(role)).Get($"/audience-requests/{id}")).Text);
        await app.Qualified(id);
        var office = await app.Staff(Role.OfficeAgent);
        Assert.DoesNotContain(id.ToString(), (await office.Get("/audience-requests?limit=200")).Is(200).Text, StringComparison.Ordinal);
        (await app.Refuses(id)).Is(200);
        var read = (await office.Get($"/audience-requests/{id}")).Is(200);
        Assert.Null(read["caseIds"]);
        Assert.Equal([cases[0].ToString()], read.Texts("referrals", "caseId"));
        Assert.Contains(id.ToString(), (await office.Get("/audience-requests?limit=200")).Is(200).Text, StringComparison.Ordinal);
    }
}
