using Liaison.Domain;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Liaison.Server.Tests.People;
using Liaison.Server.Web;
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
        var (waiting, account) = (await Invite(app, seat), await Open(app, seat));
        Guid[] owners = seat.Association is { } association ? [association] : [];
        things.Add(new Thing("accounts", $"{seat.Role}", seat.Prefecture, owners, $"{account.Id}"));
        things.Add(new Thing("invitations", $"{seat.Role}", seat.Prefecture, owners, $"{waiting.Id}"));
    }

    // The roles once more, this time as people who have signed in; and a session of somebody else.
    private async Task AddSignedIn(AccessApp app, Guid association, Guid elsewhere)
    {
        foreach (var role in Enum.GetValues<Role>())
            await AddSignedIn(app, $"{role} signed in", new Seat(role, LiaisonApp.Somme, KeyGrants.IsOfAssociation(role) ? association : null));
        var suspended = await app.NewAssociation();
        await app.Suspends(suspended);
        await AddSignedIn(app, "suspended association signed in", new Seat(Role.Association, LiaisonApp.Somme, suspended.AssociationId), isSuspended: true);
        await AddSignedIn(app, "association elsewhere signed in", new Seat(Role.Association, LiaisonApp.Nord, elsewhere));
        await AddSignedIn(app, "OfficeHead elsewhere signed in", new Seat(Role.OfficeHead, LiaisonApp.Nord, null));
        var foreign = await BeginSession(app, new Seat(Role.OfficeAgent, LiaisonApp.Somme, null));
        things.Add(new Thing("me", "of somebody else", LiaisonApp.Somme, [], $"{(await app.Services.GetRequiredService<PersonSessionTable>().Find(foreign))!.Id}"));
    }

    private async Task AddSignedIn(AccessApp app, string name, Seat seat, bool isSuspended = false)
    {
        var session = $"{PeopleApp.Cookie}={await BeginSession(app, seat)}";
        using var http = app.Plain();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me") { Headers = { { "Cookie", session } } };
        using var me = await http.SendAsync(request);
        var form = me.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        visitors.Add(new Visitor(name, null, seat.Role, seat.Prefecture, seat.Association, isSuspended,
            SignedIn: new SignedIn($"{session}; {form}", me.Headers.GetValues(Forgery.Header).Single())));
    }

    // Whose session is over is turned away at the door, as an unknown key is.
    private async Task AddSignedOut(AccessApp app, string expired)
    {
        var sessions = app.Services.GetRequiredService<PersonSessionTable>();
        var ended = await BeginSession(app, new Seat(Role.OfficeHead, LiaisonApp.Somme, null));
        await sessions.End((await sessions.Find(ended))!, "");
        foreach (var (state, token) in new[] { ("unknown", "made-up"), ("expired", expired), ("ended", ended) })
            visitors.Add(new Visitor($"{state} session", null, Role.OfficeHead, LiaisonApp.Somme, Unknown: $"session.{state}",
                SignedIn: new SignedIn($"{PeopleApp.Cookie}={token}", null)));
    }

    /// <summary>Begins the session of a new person; returns the token of its cookie.</summary>
    private static async Task<string> BeginSession(AccessApp app, Seat seat) =>
        await app.Services.GetRequiredService<PersonSessionTable>().Begin(await Open(app, seat), SignInMeans.OneTimeCode, null, "");

    private static async Task<Account> Open(LiaisonApp app, Seat seat)
    {
        var (invitation, now) = (await Invite(app, seat), app.Clock.GetUtcNow());
        var account = Account.Of(invitation, Ids.New(now), now);
        await app.Services.GetRequiredService<AccountTable>().Open(account, new Acceptance(invitation.Id, null, ""));
        return account;
    }

    private static async Task<Invitation> Invite(LiaisonApp app, Seat seat)
    {
        var (invitation, _) = Invitation.New(seat, "Personne exemple", null, app.Clock.GetUtcNow(), days: 14);
        await app.Services.GetRequiredService<InvitationTable>().Insert(invitation);
        return invitation;
    }
}
