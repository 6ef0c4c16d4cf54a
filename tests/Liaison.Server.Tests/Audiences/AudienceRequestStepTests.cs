using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Demonstrations;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceRequestStepTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Topics = ["reception"];

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
        var named = (await association.Asks(await app.CompleteCases(association, 1))).Is(201).Id;
        (await cabinet.Post($"/audience-requests/{named}/qualification", new { kind = "general" })).IsRefused(409, "audience_request.cases_named");
        var counted = await app.LoggedRequest(association, 1);
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
        var one = await app.GeneralRequest(association);
        Assert.Equal("withdrawn", (await association.Post($"/audience-requests/{one}/withdrawal")).Is(200).State);
        var other = await app.GeneralRequest(association);
        Assert.Equal("withdrawn", (await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{other}/withdrawal", new { reason = "Motif" })).Is(200).State);
        (await app.Refuses(one)).IsRefused(409, "audience_request.step_not_allowed");
        (await (await app.Staff(Role.OfficeHead)).Get($"/audience-requests/{one}")).IsRefused(404, "not_found");
    }
}
