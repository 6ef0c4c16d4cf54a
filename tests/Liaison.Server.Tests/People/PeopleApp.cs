using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Server.Tests.People;

/// <summary>The service as people sign in to it, without an identity provider.</summary>
public class PeopleApp : LiaisonApp
{
    public const string Address = "https://liaison.example";
    public const string Cookie = "__Host-liaison";

    public PeopleApp()
    {
    }

    protected PeopleApp(TestStorage storage, FakeTimeProvider clock) : base(storage, clock)
    {
    }

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(Storage.Settings)
    {
        ["SignIn:PublicAddress"] = Address, ["Web:AddressPerMinute"] = "0",
    };

    private Uri Service => new(Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
        .Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First());

    public Browser NewBrowser() => new(Service);

    /// <summary>The path of a new invitation, made by the API where somebody may make it and by the operator otherwise.</summary>
    public async Task<string> Invitation(Role role, Guid? association = null, string name = "Personne exemple")
    {
        var seat = new Seat(role, Somme, association ?? (role is Role.Association or Role.AssociationManager ? (await NewAssociation()).AssociationId : null));
        var (invitation, secret) = Liaison.Server.Identity.Invitation.New(seat, name, null, Clock.GetUtcNow(), days: 14);
        await Services.GetRequiredService<InvitationTable>().Insert(invitation);
        return $"/invitation/{secret}";
    }

    /// <summary>A person who has accepted an invitation with an authenticator application, signed in at a browser.</summary>
    public async Task<CodePerson> NewPerson(Role role, Guid? association = null)
    {
        var browser = NewBrowser();
        var person = await CodePerson.Accept(browser, await Invitation(role, association));
        return person;
    }

    /// <summary>How many sessions have ever begun.</summary>
    public Task<long> Sessions() => Database.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM person_session"));
}
