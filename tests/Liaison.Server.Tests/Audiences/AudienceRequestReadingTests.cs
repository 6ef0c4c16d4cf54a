using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceRequestReadingTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_cabinet_reads_neither_cases_nor_numbers_nor_labels()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var caseId = (await app.CompleteCases(association, 1))[0];
        var asked = (await association.Asks(caseId)).Is(201).Id;
        var logged = await app.LoggedRequest(association, 3, "Famille Canari");
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
    public async Task Another_associations_cases_cannot_be_named_and_its_requests_look_absent()
    {
        var one = await app.NewAssociation();
        var other = await app.NewAssociation();
        var cases = await app.CompleteCases(other, 1);
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
    public async Task The_office_reads_a_request_only_once_it_is_decided()
    {
        var association = await app.NewAssociation();
        var cases = await app.CompleteCases(association, 1);
        var id = (await association.Asks(cases)).Is(201).Id;
        foreach (var role in new[] { Role.OfficeAgent, Role.OfficeHead })
            Assert.Equal((await (await app.Staff(role)).Get($"/audience-requests/{Guid.Empty}")).IsRefused(404, "not_found").Text,
                (await (await app.Staff(role)).Get($"/audience-requests/{id}")).Text);
        await app.Qualifies(id);
        var office = await app.Staff(Role.OfficeAgent);
        Assert.DoesNotContain(id.ToString(), (await office.Get("/audience-requests?limit=200")).Is(200).Text, StringComparison.Ordinal);
        (await app.Refuses(id)).Is(200);
        var read = (await office.Get($"/audience-requests/{id}")).Is(200);
        Assert.Null(read["caseIds"]);
        Assert.Equal([cases[0].ToString()], read.Texts("referrals", "caseId"));
        Assert.Contains(id.ToString(), (await office.Get("/audience-requests?limit=200")).Is(200).Text, StringComparison.Ordinal);
    }
}
