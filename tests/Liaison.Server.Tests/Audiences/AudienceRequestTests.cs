using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceRequestTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Topics = ["reception"];

    [Fact]
    public async Task An_association_asks_naming_its_cases_and_is_acknowledged_at_once()
    {
        var association = await app.NewAssociation();
        var cases = await app.CompleteCases(association, 2);
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
    public async Task Each_side_names_cases_in_its_own_way_only()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var cases = await app.CompleteCases(association, 1);
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
        (await (await app.NewAssociation()).PostRaw("/audience-requests", body)).IsRefused(status, code);

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
}
