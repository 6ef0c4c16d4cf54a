using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.People;

/// <summary>Who gives which role, and to whom.</summary>
public sealed class GivingTests(PeopleApp app) : IClassFixture<PeopleApp>
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
}
