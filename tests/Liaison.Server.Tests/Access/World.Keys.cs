using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Identity;

namespace Liaison.Server.Tests.Access;

internal sealed partial class World
{
    // Whoever is turned away at the door, with keys of the head of the office.
    private async Task AddUnknown(LiaisonApp app)
    {
        var expired = await app.NewActor(Role.OfficeHead, LiaisonApp.Somme, null, TimeSpan.FromSeconds(-1));
        var (revoked, replaced) = (await app.NewActor(Role.OfficeHead, LiaisonApp.Somme, null), await app.NewActor(Role.OfficeHead, LiaisonApp.Somme, null));
        await app.Revoke(revoked);
        (await (await app.Staff(Role.OfficeHead)).Rotates(replaced, overlapHours: 0)).Is(200);
        visitors.Add(new Visitor("no key", null, Role.OfficeHead, LiaisonApp.Somme, Unknown: "key.missing"));
        visitors.Add(new Visitor("malformed key", "lia_x_y", Role.OfficeHead, LiaisonApp.Somme, Unknown: "key.unknown"));
        visitors.Add(new Visitor("unknown key", "lia_abcdefgh_" + new string('0', 64), Role.OfficeHead, LiaisonApp.Somme, Unknown: "key.unknown"));
        visitors.Add(Access.Visitor.Of("expired key", expired, unknown: "key.expired"));
        visitors.Add(Access.Visitor.Of("revoked key", revoked, unknown: "key.revoked"));
        visitors.Add(Access.Visitor.Of("replaced secret", replaced, unknown: "key.replaced"));
    }

    // A key narrowed to one right, and one that is good in another network alone.
    private async Task AddNarrowed(LiaisonApp app)
    {
        var narrowed = await app.NewAgent(new { role = "officeAgent", name = "Poste exemple", scopes = new[] { "readMeetings" } });
        visitors.Add(Access.Visitor.Of("narrowed key", narrowed) with { Only = ["GET /me", "GET /me/sessions", "GET /meetings", "GET /meetings/{id}"] });
        var distant = await app.NewAgent(new { role = "officeAgent", name = "Poste exemple", allowedNetworks = new[] { "192.0.2.0/24" } });
        visitors.Add(Access.Visitor.Of("key of another network", distant, unknown: "key.network_not_allowed"));
    }

    // A key of each role that nobody uses: rotating or revoking it turns nobody away.
    private async Task AddKeys(LiaisonApp app, params Actor[] associations)
    {
        foreach (var association in associations)
        {
            foreach (var role in new[] { Role.Association, Role.AssociationManager })
                Add("api-keys", $"{role}", association, (await app.NewActor(role, association.Key.PrefectureCode, association.AssociationId)).Key.Id);
        }
        foreach (var prefecture in new[] { LiaisonApp.Somme, LiaisonApp.Nord })
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => !KeyGrants.IsOfAssociation(role)))
                things.Add(new Thing("api-keys", $"{role}", prefecture, [], $"{(await app.NewActor(role, prefecture, null)).Key.Id}"));
        }
    }
}
