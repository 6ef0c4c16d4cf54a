using System.Net.Http.Json;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;

namespace Liaison.Server.Tests.People;

/// <summary>A session is over when its time is, when its person leaves, and when the account or the association may no longer come.</summary>
public sealed class SessionTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_session_lasts_as_long_as_it_is_used_and_half_an_hour_beyond()
    {
        var person = await app.NewPerson(Role.Association);
        for (var request = 0; request < 3; request++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(29));
            await MustHold(person.Browser);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await MustBeOver(person.Browser, "session.expired");
    }

    [Fact]
    public async Task No_session_lasts_longer_than_ten_hours()
    {
        var person = await app.NewPerson(Role.Association);
        for (var minutes = 25; minutes < 600; minutes += 25)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(25));
            await MustHold(person.Browser);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(25));
        await MustBeOver(person.Browser, "session.expired");
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_is_nobodys()
    {
        using var browser = app.NewBrowser();
        browser.SessionCookie = "made-up";
        await MustBeOver(browser, "session.unknown");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_its_cookie()
    {
        var person = await app.NewPerson(Role.Association);
        using var copy = app.NewBrowser();
        copy.CopyCookies(person.Browser);
        await person.Browser.Get("/account");
        (await person.Browser.Submit("/sign-out")).Is(200);
        Assert.EndsWith("/sign-in", person.Browser.Page.Address, StringComparison.Ordinal);
        Assert.Null(person.Browser.SessionCookie);
        await MustBeOver(copy, "session.ended");
    }

    [Fact]
    public async Task Suspending_an_account_ends_its_sessions_on_the_next_request_and_for_good()
    {
        var (person, account, head) = await Agent();
        (await head.Post($"/accounts/{account}/suspension", new { reason = "Motif exemple" })).Is(200);
        await MustBeOver(person.Browser, "session.ended");
        using var browser = app.NewBrowser();
        (await person.SignIn(browser, person.RecoveryCodes[0])).IsRefused(400, "sign_in.account_closed");
        (await head.Post($"/accounts/{account}/reinstatement")).Is(200);
        await MustBeOver(person.Browser, "session.ended");
        (await person.SignIn(browser, person.RecoveryCodes[1])).Is(200);
        await MustHold(browser);
    }

    [Fact]
    public async Task A_session_can_be_ended_from_elsewhere()
    {
        var (person, account, head) = await Agent();
        (await head.Post($"/accounts/{account}/sign-out")).Is(200);
        await MustBeOver(person.Browser, "session.ended");
        Assert.Equal("active", (await head.Get($"/accounts/{account}")).Is(200).State);
    }

    [Fact]
    public async Task A_suspended_association_only_reads_from_the_next_request_on_and_a_closed_one_is_out()
    {
        var association = await app.NewAssociation();
        var person = await app.NewPerson(Role.Association, association.AssociationId);
        await app.Suspends(association);
        await MustHold(person.Browser);
        Assert.Contains("association.suspended", (await Write(person.Browser)).Is(403).Text, StringComparison.Ordinal);
        (await (await app.Staff(Role.OfficeHead)).Post($"/associations/{association.AssociationId}/closing", new { reason = "Motif exemple" })).Is(200);
        await MustBeOver(person.Browser, "session.ended");
        using var browser = app.NewBrowser();
        (await person.SignIn(browser, person.Code(1))).IsRefused(400, "sign_in.account_closed");
    }

    [Fact]
    public async Task A_person_sees_the_own_sessions_and_ends_one()
    {
        var person = await app.NewPerson(Role.Association);
        using var other = app.NewBrowser();
        await person.SignIn(other, person.Code(1));
        (await person.Browser.Get("/account")).Is(200);
        var ending = System.Text.RegularExpressions.Regex.Match(person.Browser.Page.Text, "/account/sessions/[^\"]*/ending").Value;
        (await person.Browser.Submit(ending)).Is(200);
        await MustBeOver(other, "session.ended");
        await MustHold(person.Browser);

        await person.SignIn(other, person.Code(2));
        var listed = System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me/sessions")).Is(200).Text)!["data"]!.AsArray();
        Assert.Equal(2, listed.Count);
        var present = Assert.Single(listed, session => session!["present"]!.GetValue<bool>());
        var elsewhere = listed.Single(session => session != present)!["id"]!.GetValue<Guid>();
        (await Write(person.Browser, $"/api/v1/me/sessions/{elsewhere}/ending")).Is(200);
        await MustBeOver(other, "session.ended");
        // Somebody else's session is none that there is.
        var stranger = await app.NewPerson(Role.Association);
        Assert.Contains("not_found", (await Write(stranger.Browser, $"/api/v1/me/sessions/{present!["id"]}/ending")).Is(404).Text, StringComparison.Ordinal);
        await MustHold(person.Browser);
    }

    [Fact]
    public async Task A_changed_role_acts_on_the_next_request()
    {
        var (person, account, head) = await Agent();
        (await head.Post($"/accounts/{account}/role-change", new { role = "officeHead", reason = "Intérim" })).Is(200);
        Assert.Contains("\"role\":\"officeHead\"", (await person.Browser.Get("/api/v1/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_by_a_session_needs_the_token_of_this_very_session()
    {
        var (person, stranger) = (await app.NewPerson(Role.Association), await app.NewPerson(Role.Association));
        const string Path = "/api/v1/meeting-requests";
        foreach (var token in new[] { null, "made-up", (await stranger.Browser.Get("/api/v1/me")).Response.Headers.GetValues("X-Antiforgery-Token").Single() })
            Assert.Contains("antiforgery.invalid", (await person.Browser.Send(HttpMethod.Post, Path, JsonContent.Create(new { }), token)).Is(400).Text,
                StringComparison.Ordinal);
        // With its own it comes as far as what it sent.
        Assert.Contains("body.malformed", (await Write(person.Browser, Path)).Is(400).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_does_stands_in_the_journal_under_the_account()
    {
        var (person, account, _) = await Agent();
        Assert.NotNull(person.Browser.SessionCookie);
        var read = (await (await app.Staff(Role.DataProtectionOfficer)).Get($"/journal?accountId={account}")).Is(200);
        await Until(async () => (read = await (await app.Staff(Role.DataProtectionOfficer)).Get($"/journal?accountId={account}")).Data.Count >= 2);
        Assert.All(read.Data, entry => Assert.Equal((account.ToString(), null), (entry!["act"]!["account"]!.GetValue<string>(), entry["act"]!["key"]?.GetValue<string>())));
        Assert.Equal(["acceptInvitation", "signIn"], read.Data.Select(entry => entry!["act"]!["action"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    private async Task<(CodePerson Person, Guid Account, Actor Head)> Agent()
    {
        var person = await app.NewPerson(Role.OfficeAgent);
        var me = System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me")).Is(200).Text)!;
        return (person, me["account"]!["id"]!.GetValue<Guid>(), await app.Staff(Role.OfficeHead));
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 100 && !await holds(); attempt++)
            await Task.Delay(50);
    }

    private static async Task<Seen> Write(Browser browser, string path = "/api/v1/meeting-requests")
    {
        var token = (await browser.Get("/api/v1/me")).Is(200).Response.Headers.GetValues("X-Antiforgery-Token").Single();
        return await browser.Send(HttpMethod.Post, path, JsonContent.Create(new { }), token);
    }

    private static async Task MustHold(Browser browser) => (await browser.Get("/api/v1/me")).Is(200);

    private static async Task MustBeOver(Browser browser, string code) =>
        Assert.Contains($"\"code\":\"{code}\"", (await browser.Get("/api/v1/me")).Is(401).Text, StringComparison.Ordinal);
}
