using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Accounts and invitations as those see them who manage them, through the API.</summary>
public sealed class AccountTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_manager_invites_a_volunteer_who_accepts_and_is_seen_in_the_list()
    {
        var manager = await app.NewAssociation(role: Role.AssociationManager);
        var invited = (await manager.Post("/invitations", new { name = "Bénévole", role = "association" })).Is(201);
        var link = new Uri(invited["link"]!.GetValue<string>());
        Assert.Equal(["withdrawal"], (await manager.Get($"/invitations/{invited.Id}")).Is(200).Texts("allowedSteps"));
        Assert.DoesNotContain(link.Segments[^1], (await manager.Get("/invitations")).Is(200).Text, StringComparison.Ordinal);
        await CodePerson.Accept(app.NewBrowser(), link.AbsolutePath);
        var accepted = (await manager.Get($"/invitations/{invited.Id}")).Is(200);
        Assert.Equal("accepted", accepted.State);
        var account = Assert.Single((await manager.Get("/accounts?status=active")).Is(200).Data)!;
        Assert.Equal((accepted["accountId"]!.GetValue<string>(), "Bénévole"), (account["id"]!.GetValue<string>(), account["name"]!.GetValue<string>()));
        (await manager.Post($"/invitations/{invited.Id}/withdrawal")).IsRefused(409, "invitation.over");
    }

    [Fact]
    public async Task An_invitation_that_was_withdrawn_or_waited_too_long_opens_nothing()
    {
        var manager = await app.NewAssociation(role: Role.AssociationManager);
        using var browser = app.NewBrowser();
        var withdrawn = (await manager.Post("/invitations", new { name = "Bénévole", role = "association" })).Is(201);
        (await manager.Post($"/invitations/{withdrawn.Id}/withdrawal")).Is(200);
        (await browser.Get(new Uri(withdrawn["link"]!.GetValue<string>()).AbsolutePath)).IsRefused(400, "invitation.over");
        var old = (await manager.Post("/invitations", new { name = "Bénévole", role = "association", days = 1 })).Is(201);
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await browser.Get(new Uri(old["link"]!.GetValue<string>()).AbsolutePath)).IsRefused(400, "invitation.over");
        Assert.Equal("expired", (await manager.Get($"/invitations/{old.Id}")).Is(200).State);
    }

    [Fact]
    public async Task Accounts_and_invitations_of_others_are_absent()
    {
        var manager = await app.NewAssociation(role: Role.AssociationManager);
        var invited = (await manager.Post("/invitations", new { name = "Bénévole", role = "association" })).Is(201);
        await CodePerson.Accept(app.NewBrowser(), new Uri(invited["link"]!.GetValue<string>()).AbsolutePath);
        var account = (await manager.Get($"/invitations/{invited.Id}")).Is(200)["accountId"]!.GetValue<Guid>();
        var agent = await AccountOf(Role.OfficeAgent);
        foreach (var stranger in new[] { await app.NewAssociation(role: Role.AssociationManager), await app.Staff(Role.OfficeHead, LiaisonApp.Nord),
            await app.Staff(Role.Administrator, LiaisonApp.Nord) })
        {
            foreach (var path in new[] { $"/accounts/{account}", $"/invitations/{invited.Id}" })
                (await stranger.Get(path)).IsRefused(404, "not_found");
            (await stranger.Post($"/accounts/{account}/ending", new { reason = "Motif" })).IsRefused(404, "not_found");
            (await stranger.Post($"/accounts/{account}/sign-out")).IsRefused(404, "not_found");
            (await stranger.Post($"/accounts/{account}/role-change", new { role = "association", reason = "Motif" })).IsRefused(404, "not_found");
            (await stranger.Post($"/invitations/{invited.Id}/withdrawal")).IsRefused(404, "not_found");
            Assert.DoesNotContain((await stranger.Get("/accounts?limit=200")).Is(200).Data, row => row!["id"]!.GetValue<Guid>() == account);
        }
        (await manager.Get($"/accounts/{agent}")).IsRefused(404, "not_found");
        foreach (var role in new[] { Role.OfficeAgent, Role.Cabinet, Role.Association, Role.DataProtectionOfficer })
            (await (await app.Somebody(role)).Get("/accounts")).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task An_administrator_takes_back_every_account_and_gives_none_that_reads_cases()
    {
        var (admin, agent) = (await app.Staff(Role.Administrator), await AccountOf(Role.OfficeAgent));
        var suspended = (await admin.Post($"/accounts/{agent}/suspension", new { reason = "Motif exemple" })).Is(200);
        Assert.Empty(suspended["allowedSteps"]!.AsArray());
        (await admin.Post($"/accounts/{agent}/reinstatement")).IsRefused(403, "role.not_yours_to_give");
        (await admin.Post($"/accounts/{agent}/role-change", new { role = "cabinet", reason = "Motif" })).IsRefused(403, "role.not_yours_to_give");
        var press = await AccountOf(Role.PressOfficer);
        (await admin.Post($"/accounts/{press}/role-change", new { role = "officeAgent", reason = "Motif" })).IsRefused(403, "role.not_yours_to_give");
        var changed = (await admin.Post($"/accounts/{press}/role-change", new { role = "cabinet", reason = "Mutation" })).Is(200);
        Assert.Equal(("cabinet", "Mutation"), (changed["role"]!.GetValue<string>(), changed["history"]![0]!["reason"]!.GetValue<string>()));
        (await admin.Post($"/accounts/{press}/ending", new { reason = "Départ" })).Is(200);
        (await admin.Post($"/accounts/{press}/role-change", new { role = "pressOfficer", reason = "Motif" })).IsRefused(409, "account.step_not_allowed");
        (await admin.Post($"/accounts/{press}/suspension", new { reason = "Motif" })).IsRefused(409, "account.step_not_allowed");
        (await admin.Post($"/accounts/{press}/ending", new { reason = " " })).IsRefused(422, "reason.required");
    }

    [Fact]
    public async Task An_account_does_not_cross_the_table()
    {
        var (head, agent) = (await app.Staff(Role.OfficeHead), await AccountOf(Role.OfficeAgent));
        (await head.Post($"/accounts/{agent}/role-change", new { role = "association", reason = "Motif" })).IsRefused(409, "role.other_side");
    }

    [Fact]
    public async Task Nobody_changes_the_own_account()
    {
        var person = await app.NewPerson(Role.OfficeHead);
        var me = System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me")).Is(200).Text)!;
        var token = person.Browser.Page.Response.Headers.GetValues("X-Antiforgery-Token").Single();
        foreach (var step in new[] { "role-change", "suspension", "ending" })
        {
            using var body = System.Net.Http.Json.JsonContent.Create<object>(step == "role-change" ? new { role = "officeAgent", reason = "Motif" } : new { reason = "Motif" });
            var answer = await person.Browser.Send(HttpMethod.Post, $"/api/v1/accounts/{me["account"]!["id"]}/{step}", body, token);
            Assert.Contains("account.own", answer.Is(403).Text, StringComparison.Ordinal);
        }
    }

    private async Task<Guid> AccountOf(Role role)
    {
        var person = await app.NewPerson(role);
        return System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me")).Is(200).Text)!["account"]!["id"]!.GetValue<Guid>();
    }
}
