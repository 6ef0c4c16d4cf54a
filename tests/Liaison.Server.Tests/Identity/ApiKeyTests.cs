using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Identity;

/// <summary>The life of a key, and whose it is.</summary>
public sealed class ApiKeyTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_key_of_each_role_is_made_used_read_and_revoked_by_whoever_gives_it(Role role)
    {
        var association = role is Role.Association or Role.AssociationManager ? (await app.NewAssociation()).AssociationId : (Guid?)null;
        var maker = await app.Staff(ApiKeyScenarios.MakerOf(role) is Role.AssociationManager ? Role.OfficeHead : ApiKeyScenarios.MakerOf(role));
        var made = (await maker.Post("/api-keys", new { role = Domain.CamelCase.Of(role), name = "Logiciel exemple", associationId = association })).Is(201);
        Assert.True(made.Headers.CacheControl!.NoStore);
        Assert.EndsWith($"/api/v1/api-keys/{made["apiKey"]!["id"]}", made.Headers.Location!.ToString(), StringComparison.Ordinal);
        var user = await app.Using(made);
        Assert.Equal(Domain.CamelCase.Of(role), (await user.Get("/me")).Is(200).Json.Text("role"));

        var read = (await maker.Get(user.Path())).Is(200);
        Assert.Equal(made["apiKey"]!.ToJsonString(), read.Json.ToJsonString());
        Assert.Equal(("Logiciel exemple", "active", maker.Key.Id.ToString(), user.Key.Prefix),
            (read.Json.Text("name"), read.State, read.Json.Text("madeBy"), read.Json.Text("prefix")));
        Assert.Equal(app.Clock.GetUtcNow().AddDays(90), read["expiresAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(["rotation", "revocation"], read.Texts("allowedSteps"));
        Assert.DoesNotContain(user.KeyText.Split('_')[2], read.Text, StringComparison.Ordinal);

        (await maker.Revokes(user, " ")).IsRefused(422, "reason.required");
        var revoked = (await maker.Revokes(user)).Is(200);
        Assert.Equal(("revoked", "Motif exemple"), (revoked.State, revoked.Json.Text("revocationReason")));
        Assert.Empty(revoked.Texts("allowedSteps"));
        (await user.Get("/me")).IsRefused(401, "key.revoked");
        (await maker.Revokes(user)).IsRefused(409, "key.step_not_allowed");
        (await maker.Rotates(user)).IsRefused(409, "key.step_not_allowed");
    }

    [Theory]
    [InlineData(Role.Association)]
    [InlineData(Role.OfficeAgent)]
    [InlineData(Role.Cabinet)]
    [InlineData(Role.SecretaryGeneral)]
    [InlineData(Role.PressOfficer)]
    [InlineData(Role.DataProtectionOfficer)]
    public async Task Who_looks_after_no_keys_is_refused_everything(Role role)
    {
        var actor = await app.Somebody(role);
        (await actor.Get("/api-keys")).IsRefused(403, "right.missing");
        (await actor.Get(actor.Path())).IsRefused(403, "right.missing");
        (await actor.PostRaw("/api-keys", "{")).IsRefused(403, "right.missing");
        (await actor.Rotates(actor)).IsRefused(403, "right.missing");
        (await actor.Revokes(actor)).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task An_association_looks_after_its_own_keys_and_knows_of_no_other()
    {
        var manager = await app.NewAssociation(role: Role.AssociationManager);
        var member = await app.Using((await manager.Post("/api-keys", new { role = "association", name = "Permanence exemple" })).Is(201));
        Assert.Equal(manager.AssociationId, member.Key.AssociationId);
        (await member.Get("/cases")).Is(200);
        Assert.Equal([member.Key.Id, manager.Key.Id], (await manager.Get("/api-keys")).Is(200).Data.Ids());
        Assert.Equal([manager.Key.Id], (await manager.Get("/api-keys?role=associationManager")).Is(200).Data.Ids());

        var other = await app.NewAssociation();
        await NothingIsThere(manager, other);
        (await manager.Post("/api-keys", new { role = "association", name = "Exemple", associationId = other.AssociationId })).IsRefused(422, "reference.unknown");
        (await manager.Revokes(member)).Is(200);
        Assert.Equal([member.Key.Id], (await manager.Get("/api-keys?status=revoked")).Is(200).Data.Ids());
        (await member.Get("/me")).IsRefused(401, "key.revoked");
    }

    [Fact]
    public async Task A_prefecture_knows_of_no_key_of_another()
    {
        var elsewhere = await app.Staff(Role.Cabinet, LiaisonApp.Nord);
        var administrator = await app.Staff(Role.Administrator);
        await NothingIsThere(administrator, elsewhere);
        Assert.DoesNotContain(elsewhere.Key.Id, (await administrator.Get("/api-keys?limit=200")).Is(200).Data.Ids());
        var association = await app.NewAssociation(LiaisonApp.Nord);
        (await (await app.Staff(Role.OfficeHead)).Post("/api-keys", new { role = "association", name = "Exemple", associationId = association.AssociationId }))
            .IsRefused(422, "reference.unknown");
        (await elsewhere.Get("/me")).Is(200);
    }

    [Fact]
    public async Task A_list_goes_on_from_where_it_was()
    {
        var manager = await app.NewAssociation(role: Role.AssociationManager);
        for (var count = 0; count < 2; count++)
            (await manager.Post("/api-keys", new { role = "association", name = "Exemple" })).Is(201);
        var first = (await manager.Get("/api-keys?limit=2")).Is(200);
        var second = (await manager.Get($"/api-keys?limit=2&cursor={Uri.EscapeDataString(first["nextCursor"]!.GetValue<string>())}")).Is(200);
        Assert.Equal([manager.Key.Id], second.Data.Ids());
        (await manager.Get("/api-keys?limit=0")).IsRefused(422, "number.out_of_range");
        (await manager.Get("/api-keys?status=Active")).IsRefused(400, "parameter.malformed");
    }

    private static async Task NothingIsThere(Actor actor, Actor foreign)
    {
        var absent = (await actor.Get($"/api-keys/{Guid.NewGuid()}")).IsRefused(404, "not_found");
        Assert.Equal(absent.Text, (await actor.Get(foreign.Path())).IsRefused(404, "not_found").Text);
        (await actor.Rotates(foreign)).IsRefused(404, "not_found");
        (await actor.Revokes(foreign)).IsRefused(404, "not_found");
    }
}
