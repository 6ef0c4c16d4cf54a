using System.Net.Http.Headers;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Identity;

/// <summary>Keys that may do less than their role, or only from somewhere.</summary>
public sealed class NarrowedKeyTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Loopback = ["127.0.0.0/8", "::1/128"];
    private static readonly string[] Elsewhere = ["203.0.113.0/24", "2001:db8::/32"];

    [Fact]
    public async Task A_narrowed_key_has_the_rights_named_and_no_other()
    {
        await app.NewAssociation();
        var agent = await app.NewAgent(new { role = "officeAgent", name = "Tableau de bord", scopes = new[] { "readMeetings", "readAssociations" } });
        (await agent.Get("/meetings")).Is(200);
        Assert.Empty((await agent.Get("/associations?limit=1")).Is(200).Data[0]!["allowedSteps"].Texts());
        (await agent.Get("/cases")).IsRefused(403, "right.missing");
        (await agent.PostRaw("/meetings", "{")).IsRefused(403, "right.missing");
        (await agent.PostRaw("/associations", "{")).IsRefused(403, "right.missing");
        var me = (await agent.Get("/me")).Is(200);
        Assert.Equal(["knowOneself", "readAssociations", "readMeetings"], me.Texts("rights", "right"));
    }

    [Fact]
    public async Task A_key_that_could_act_and_not_read_the_answer_does_not_act()
    {
        var association = await app.NewAssociation();
        var meeting = MeetingScenarios.Planned("2017-05-02T14:30", null, association);
        var mute = await app.NewAgent(new { role = "officeAgent", name = "Automate", scopes = new[] { "conductMeetings" } });
        (await mute.Post("/meetings", meeting)).IsRefused(403, "right.missing");
        Assert.Empty((await association.Get("/meetings")).Is(200).Data);
        var able = await app.NewAgent(new { role = "officeAgent", name = "Automate", scopes = new[] { "conductMeetings", "readMeetings" } });
        (await able.Post("/meetings", meeting)).Is(201);
    }

    [Fact]
    public async Task A_narrowed_key_gives_nothing_that_it_has_not_itself()
    {
        var head = await app.Staff(Role.OfficeHead);
        var narrowed = await app.Using((await head.Post("/api-keys",
            new { role = "officeHead", name = "Automate", scopes = new[] { "readKeys", "manageKeys", "readMeetings" } })).Is(201));
        (await narrowed.Post("/api-keys", new { role = "officeAgent", name = "Exemple" })).IsRefused(403, "key.scope_beyond_maker");
        (await narrowed.Post("/api-keys", new { role = "officeHead", name = "Exemple", scopes = new[] { "readMeetings", "readCases" } }))
            .IsRefused(403, "key.scope_beyond_maker");
        (await narrowed.Post("/api-keys", new { role = "officeAgent", name = "Exemple", scopes = new[] { "readMeetings" } })).Is(201);
        var agent = await app.NewAgent();
        (await narrowed.Rotates(agent, 0)).IsRefused(403, "key.scope_beyond_maker");
        (await narrowed.Rotates(narrowed)).Is(200);
        (await narrowed.Revokes(agent)).Is(200);
    }

    [Fact]
    public async Task A_key_is_used_only_from_its_networks()
    {
        (await (await Bound(Loopback)).Get("/me")).Is(200);
        var outside = await Bound(Elsewhere);
        (await outside.Get("/me")).IsRefused(403, "key.network_not_allowed");
        (await outside.PostRaw("/meetings", "{")).IsRefused(403, "key.network_not_allowed");
    }

    [Fact]
    public async Task What_a_request_says_of_its_own_origin_counts_for_nothing()
    {
        Assert.Equal(403, await StatusFrom(await Bound(Elsewhere), "203.0.113.7"));
        Assert.Equal(200, await StatusFrom(await Bound(Loopback), "203.0.113.7"));
    }

    private Task<Actor> Bound(string[] allowedNetworks) => app.NewAgent(new { role = "officeAgent", name = "Poste fixe", allowedNetworks });

    private async Task<int> StatusFrom(Actor actor, string claimed)
    {
        using var http = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", actor.KeyText);
        request.Headers.Add("X-Forwarded-For", claimed);
        request.Headers.Add("X-Real-IP", claimed);
        request.Headers.Add("Forwarded", $"for={claimed}");
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
