using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Liaison.Server.Tests.People;

namespace Liaison.Server.Tests;

/// <summary>Another node of a service to which people sign in.</summary>
public sealed class SecondPeopleNode : PeopleApp
{
    public SecondPeopleNode(PeopleApp first) : base(first.Storage, first.Clock) => StartServer();

    /// <summary>The browser of a person who now comes to this node.</summary>
    public Browser Meets(Browser browser)
    {
        var here = NewBrowser();
        here.CopyCookies(browser);
        return here;
    }
}

/// <summary>What ends a session at one node ends it at the next request to any.</summary>
public sealed class PersonNodeTests(PeopleApp first) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task Signing_out_suspending_ending_and_closing_act_on_the_next_request_at_the_other_node()
    {
        await using var second = new SecondPeopleNode(first);
        var head = await first.Staff(Role.OfficeHead);
        await MustEnd(Role.OfficeAgent, null, async person =>
        {
            await person.Browser.Get("/account");
            (await person.Browser.Submit("/sign-out")).Is(200);
        });
        await MustEnd(Role.OfficeAgent, null, async person => (await head.Post($"/accounts/{await Account(person)}/suspension", new { reason = "Motif" })).Is(200));
        await MustEnd(Role.OfficeAgent, null, async person => (await head.Post($"/accounts/{await Account(person)}/ending", new { reason = "Motif" })).Is(200));
        await MustEnd(Role.OfficeAgent, null, async person => (await head.Post($"/accounts/{await Account(person)}/sign-out")).Is(200));
        var association = await first.NewAssociation();
        await MustEnd(Role.Association, association.AssociationId,
            async _ => (await head.Post($"/associations/{association.AssociationId}/closing", new { reason = "Motif" })).Is(200));

        async Task MustEnd(Role role, Guid? of, Func<CodePerson, Task> end)
        {
            var person = await first.NewPerson(role, of);
            using var elsewhere = second.Meets(person.Browser);
            (await elsewhere.Get("/api/v1/me")).Is(200);
            await end(person);
            Assert.Contains("session.ended", (await elsewhere.Get("/api/v1/me")).Is(401).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_suspended_association_writes_nothing_at_the_other_node_either()
    {
        await using var second = new SecondPeopleNode(first);
        var association = await first.NewAssociation();
        var person = await first.NewPerson(Role.Association, association.AssociationId);
        using var elsewhere = second.Meets(person.Browser);
        var token = (await elsewhere.Get("/api/v1/me")).Is(200).Response.Headers.GetValues("X-Antiforgery-Token").Single();
        await first.Suspends(association);
        var refused = await elsewhere.Send(HttpMethod.Post, "/api/v1/meeting-requests", System.Net.Http.Json.JsonContent.Create(new { }), token);
        Assert.Contains("association.suspended", refused.Is(403).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_was_used_at_one_node_is_used_at_the_other_and_so_is_an_invitation()
    {
        await using var second = new SecondPeopleNode(first);
        var invitation = await first.Invitation(Role.Association);
        var person = await CodePerson.Accept(first.NewBrowser(), invitation);
        using var elsewhere = second.NewBrowser();
        (await elsewhere.Get(invitation)).IsRefused(400, "invitation.over");
        var code = person.Code(1);
        (await person.SignIn(elsewhere, code)).Is(200);
        using var here = first.NewBrowser();
        (await person.SignIn(here, code)).IsRefused(400, "sign_in.code_wrong");
    }

    private static async Task<string> Account(CodePerson person) =>
        System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me")).Is(200).Text)!["account"]!["id"]!.GetValue<string>();
}
