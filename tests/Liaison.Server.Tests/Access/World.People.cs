using Liaison.Domain;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Access;

internal sealed partial class World
{
    // An account and an invitation for each role.
    private async Task AddPeople(LiaisonApp app, params Actor[] associations)
    {
        foreach (var association in associations)
        {
            foreach (var role in new[] { Role.Association, Role.AssociationManager })
                await AddPerson(app, new Seat(role, association.Key.PrefectureCode, association.AssociationId));
        }
        foreach (var prefecture in new[] { LiaisonApp.Somme, LiaisonApp.Nord })
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => !KeyGrants.IsOfAssociation(role)))
                await AddPerson(app, new Seat(role, prefecture, null));
        }
    }

    private async Task AddPerson(LiaisonApp app, Seat seat)
    {
        var now = app.Clock.GetUtcNow();
        var (waiting, accepted) = (await Invite(app, seat), await Invite(app, seat));
        var account = Account.Of(accepted, Ids.New(now), now);
        await app.Services.GetRequiredService<AccountTable>().Open(account, new Acceptance(accepted.Id, null, ""));
        Guid[] owners = seat.Association is { } association ? [association] : [];
        things.Add(new Thing("accounts", $"{seat.Role}", seat.Prefecture, owners, $"{account.Id}"));
        things.Add(new Thing("invitations", $"{seat.Role}", seat.Prefecture, owners, $"{waiting.Id}"));
    }

    private static async Task<Invitation> Invite(LiaisonApp app, Seat seat)
    {
        var (invitation, _) = Invitation.New(seat, "Personne exemple", null, app.Clock.GetUtcNow(), days: 14);
        await app.Services.GetRequiredService<InvitationTable>().Insert(invitation);
        return invitation;
    }
}
