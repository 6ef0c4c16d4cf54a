using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.People;

/// <summary>Accounts and invitations as those see them who manage them, through the API.</summary>
public sealed class AccountTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    private static readonly Role[] Givers = [Role.Administrator, Role.OfficeHead, Role.AssociationManager];

    public static TheoryData<Role, Role, bool> WhoGivesWhat
    {
        get
        {
            var table = new TheoryData<Role, Role, bool>();
            foreach (var (giver, given) in Givers.SelectMany(giver => Enum.GetValues<Role>().Select(given => (giver, given))))
                table.Add(giver, given, giver switch
                {
                    Role.AssociationManager => given is Role.Association or Role.AssociationManager,
                    Role.OfficeHead => given is Role.Association or Role.AssociationManager or Role.OfficeAgent or Role.OfficeHead,
                    _ => given is Role.Cabinet or Role.SecretaryGeneral or Role.PressOfficer or Role.DataProtectionOfficer or Role.Administrator,
                });
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(WhoGivesWhat))]
    public async Task Who_gives_which_role(Role giver, Role given, bool may)
    {
        var actor = await app.Somebody(giver);
        Guid? association = given is not (Role.Association or Role.AssociationManager) ? null
            : giver == Role.AssociationManager ? actor.AssociationId : (await app.NewAssociation()).AssociationId;
        var answer = await actor.Post("/invitations", new { name = "Personne exemple", role = given.ToString()[..1].ToLowerInvariant() + given.ToString()[1..], associationId = association });
        if (may)
            Assert.StartsWith($"{PeopleApp.Address}/invitation/", answer.Is(201)["link"]!.GetValue<string>(), StringComparison.Ordinal);
        else
            answer.IsRefused(403, "role.not_yours_to_give");
    }

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
            Assert.Contains("\"account.own\"", answer.Is(403).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_goes_with_an_association_or_without_one()
    {
        var (head, association) = (await app.Staff(Role.OfficeHead), await app.NewAssociation());
        (await head.Post("/invitations", new { name = "Exemple", role = "association" })).IsRefused(422, "invitation.association_mismatch");
        (await head.Post("/invitations", new { name = "Exemple", role = "officeAgent", associationId = association.AssociationId }))
            .IsRefused(422, "invitation.association_mismatch");
        (await head.Post("/invitations", new { name = "Exemple", role = "association", associationId = Guid.NewGuid() })).IsRefused(422, "reference.unknown");
        (await head.Post("/invitations", new { name = " ", role = "officeAgent" })).IsRefused(422, "text.required");
        (await head.Post("/invitations", new { name = "Exemple", role = "officeAgent", days = 31 })).IsRefused(422, "number.out_of_range");
        await app.Suspends(association);
        (await head.Post("/invitations", new { name = "Exemple", role = "association", associationId = association.AssociationId }))
            .IsRefused(409, "association.not_active");
    }

    [Fact]
    public async Task A_narrowed_key_invites_nobody_who_may_do_more()
    {
        var now = app.Clock.GetUtcNow();
        var (key, text) = ApiKey.New(Role.OfficeHead, LiaisonApp.Somme, null, now, now.AddDays(1));
        key = key with { Scopes = [nameof(Right.ReadAccounts), nameof(Right.ManageAccounts)] };
        await app.Services.GetRequiredService<ApiKeyTable>().Insert(key);
        var narrowed = new Actor(app.CreateClient(), text, key, null);
        (await narrowed.Post("/invitations", new { name = "Exemple", role = "officeAgent" })).IsRefused(403, "key.scope_beyond_maker");
    }

    private async Task<Guid> AccountOf(Role role)
    {
        var person = await app.NewPerson(role);
        return System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me")).Is(200).Text)!["account"]!["id"]!.GetValue<Guid>();
    }
}

/// <summary>A service to which nobody can sign in.</summary>
public sealed class KeysAloneTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Nobody_is_invited_where_nobody_can_sign_in() =>
        (await (await app.Staff(Role.OfficeHead)).Post("/invitations", new { name = "Exemple", role = "officeAgent" })).IsRefused(409, "invitation.nobody_signs_in");

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account")]
    [InlineData("/invitation/abc")]
    [InlineData("/demo")]
    public async Task Its_pages_are_not_there(string page)
    {
        using var http = app.CreateClient();
        using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
