using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;

namespace Liaison.Server.Tests.Identity;

/// <summary>Keys that nobody can make, and those that somebody else must make.</summary>
public sealed class ApiKeyRefusalTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    // Who has one of these is shown cases, or what was said of them.
    private static readonly Right[] ShowingCases =
        [Right.ReadCases, Right.ReadAgendas, Right.ReadMeetingRequests, Right.ReadCommitments, Right.ReadCasesBehindFigures];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Nobody_comes_to_a_secret_that_shows_cases_which_he_may_not_read_himself(Role role)
    {
        foreach (var maker in (Role[])[Role.Administrator, Role.OfficeHead, Role.AssociationManager])
            await MustShowNoMore(maker, role);
    }

    private async Task MustShowNoMore(Role maker, Role role)
    {
        var association = await app.NewAssociation(role: Role.AssociationManager);
        var actor = maker == Role.AssociationManager ? association : await app.Staff(maker);
        var isOfAssociation = role is Role.Association or Role.AssociationManager;
        var body = new { role = Domain.CamelCase.Of(role), name = "Exemple", associationId = isOfAssociation ? association.AssociationId : (Guid?)null };
        var made = await actor.Post("/api-keys", body);
        if (made.Status == 201)
        {
            Assert.All(ShowingCases.Where(right => Policy.Allows(role, right)), right => Assert.True(Policy.Allows(maker, right)));
            return;
        }
        made.IsRefused(403, "key.role_not_yours");
        var theirs = await app.NewActor(role, LiaisonApp.Somme, isOfAssociation ? association.AssociationId : null);
        if (maker != Role.AssociationManager)
            (await actor.Rotates(theirs, 0)).IsRefused(403, "key.role_not_yours");
        (await theirs.Get("/me")).Is(200);
    }

    [Fact]
    public void Every_role_is_given_by_somebody() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains(Enum.GetValues<Role>(), maker => KeyGrants.Gives(maker, role)));

    [Fact]
    public async Task An_administrator_stops_any_key_and_the_head_of_the_office_those_that_he_gives()
    {
        var (administrator, head) = (await app.Staff(Role.Administrator), await app.Staff(Role.OfficeHead));
        var cabinet = await app.NewActor(Role.Cabinet, LiaisonApp.Somme, null);
        Assert.Empty((await head.Get(cabinet.Path())).Is(200).Texts("allowedSteps"));
        (await head.Revokes(cabinet)).IsRefused(403, "key.role_not_yours");
        var agent = await app.NewAgent();
        Assert.Equal(["revocation"], (await administrator.Get(agent.Path())).Is(200).Texts("allowedSteps"));
        (await administrator.Revokes(agent)).Is(200);
        (await agent.Get("/me")).IsRefused(401, "key.revoked");
    }

    [Theory]
    [InlineData("""{"role":"officeAgent","name":" "}""", 422, "text.required")]
    [InlineData("""{"role":"officeAgent"}""", 400, "body.malformed")]
    [InlineData("""{"role":"prefect","name":"x"}""", 400, "body.malformed")]
    [InlineData("""{"role":"officeAgent","name":"x","scopes":["readEverything"]}""", 400, "body.malformed")]
    [InlineData("""{"role":"officeAgent","name":"x","scopes":[]}""", 422, "list.empty")]
    [InlineData("""{"role":"officeAgent","name":"x","scopes":["readCases","readCases"]}""", 422, "list.repeats")]
    [InlineData("""{"role":"officeAgent","name":"x","scopes":["readDemonstrations"]}""", 422, "key.scope_beyond_role")]
    [InlineData("""{"role":"officeAgent","name":"x","allowedNetworks":[]}""", 422, "list.empty")]
    [InlineData("""{"role":"officeAgent","name":"x","allowedNetworks":["192.0.2.1/24"]}""", 422, "key.network_invalid")]
    [InlineData("""{"role":"officeAgent","name":"x","expiresDay":"2017-01-01"}""", 422, "key.expiry_out_of_range")]
    [InlineData("""{"role":"officeAgent","name":"x","expiresDay":"2018-01-03"}""", 422, "key.expiry_out_of_range")]
    [InlineData("""{"role":"officeAgent","name":"x","expiresDay":"9999-12-31"}""", 422, "day.out_of_range")]
    [InlineData("""{"role":"association","name":"x"}""", 422, "text.required")]
    [InlineData("""{"role":"officeAgent","name":"x","associationId":"01941d00-0000-7000-8000-000000000001"}""", 422, "key.association_not_due")]
    [InlineData("""{"role":"association","name":"x","associationId":"01941d00-0000-7000-8000-000000000001"}""", 422, "reference.unknown")]
    public async Task A_key_that_cannot_be_is_refused(string body, int status, string code) =>
        (await (await app.Staff(Role.OfficeHead)).PostRaw("/api-keys", body)).IsRefused(status, code);

    [Fact]
    public async Task An_overlap_is_a_week_at_most()
    {
        var (head, agent) = (await app.Staff(Role.OfficeHead), await app.NewAgent());
        (await head.Rotates(agent, 169)).IsRefused(422, "number.out_of_range");
        (await head.Rotates(agent, -1)).IsRefused(422, "number.out_of_range");
        (await head.Post(agent.Path("/rotation"), new { expiresDay = "2018-01-03" })).IsRefused(422, "key.expiry_out_of_range");
    }

    [Fact]
    public async Task A_suspended_association_makes_no_key_and_is_given_none()
    {
        var manager = await app.NewAssociation(role: Role.AssociationManager);
        await app.Suspends(manager);
        (await manager.Post("/api-keys", new { role = "association", name = "Exemple" })).IsRefused(403, "association.suspended");
        (await (await app.Staff(Role.OfficeHead)).Post("/api-keys", new { role = "association", name = "Exemple", associationId = manager.AssociationId }))
            .IsRefused(409, "association.not_active");
        (await manager.Get("/api-keys")).Is(200);
    }

    [Theory]
    [InlineData("suspension")]
    [InlineData("closing")]
    public async Task A_key_writes_nothing_from_its_next_request_on_once_its_association_is_suspended_or_closed(string step)
    {
        var manager = await app.NewAssociation(role: Role.AssociationManager);
        var member = await app.Using((await manager.Post("/api-keys", new { role = "association", name = "Exemple" })).Is(201));
        (await member.PostRaw("/meeting-requests", "{")).IsRefused(400, "body.malformed");
        (await (await app.Staff(Role.OfficeHead)).Post($"/associations/{manager.AssociationId}/{step}", new { reason = "Motif exemple" })).Is(200);
        (await member.PostRaw("/meeting-requests", "{")).IsRefused(403, "association.suspended");
        (await member.Get("/me")).Is(200);
    }
}
