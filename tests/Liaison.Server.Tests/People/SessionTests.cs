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
            await person.Browser.MustHold();
        }
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await person.Browser.MustBeOver("session.expired");
    }

    [Fact]
    public async Task No_session_lasts_longer_than_ten_hours()
    {
        var person = await app.NewPerson(Role.Association);
        for (var minutes = 25; minutes < 600; minutes += 25)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(25));
            await person.Browser.MustHold();
        }
        app.Clock.Advance(TimeSpan.FromMinutes(25));
        await person.Browser.MustBeOver("session.expired");
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_is_nobodys()
    {
        using var browser = app.NewBrowser();
        browser.SessionCookie = "made-up";
        await browser.MustBeOver("session.unknown");
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
        await copy.MustBeOver("session.ended");
    }

    [Fact]
    public async Task Suspending_an_account_ends_its_sessions_on_the_next_request_and_for_good()
    {
        var (person, account, head) = await app.Agent();
        (await head.Post($"/accounts/{account}/suspension", new { reason = "Motif exemple" })).Is(200);
        await person.Browser.MustBeOver("session.ended");
        using var browser = app.NewBrowser();
        (await person.SignIn(browser, person.RecoveryCodes[0])).IsRefused(400, "sign_in.account_closed");
        (await head.Post($"/accounts/{account}/reinstatement")).Is(200);
        await person.Browser.MustBeOver("session.ended");
        (await person.SignIn(browser, person.RecoveryCodes[1])).Is(200);
        await browser.MustHold();
    }

    [Fact]
    public async Task A_session_can_be_ended_from_elsewhere()
    {
        var (person, account, head) = await app.Agent();
        (await head.Post($"/accounts/{account}/sign-out")).Is(200);
        await person.Browser.MustBeOver("session.ended");
        Assert.Equal("active", (await head.Get($"/accounts/{account}")).Is(200).State);
    }

    [Fact]
    public async Task A_suspended_association_only_reads_from_the_next_request_on_and_a_closed_one_is_out()
    {
        var association = await app.NewAssociation();
        var person = await app.NewPerson(Role.Association, association.AssociationId);
        await app.Suspends(association);
        await person.Browser.MustHold();
        Assert.Contains("association.suspended", (await person.Browser.Write()).Is(403).Text, StringComparison.Ordinal);
        (await (await app.Staff(Role.OfficeHead)).Post($"/associations/{association.AssociationId}/closing", new { reason = "Motif exemple" })).Is(200);
        await person.Browser.MustBeOver("session.ended");
        using var browser = app.NewBrowser();
        (await person.SignIn(browser, person.Code(1))).IsRefused(400, "sign_in.account_closed");
    }

    [Fact]
    public async Task A_changed_role_acts_on_the_next_request()
    {
        var (person, account, head) = await app.Agent();
        (await head.Post($"/accounts/{account}/role-change", new { role = "officeHead", reason = "Intérim" })).Is(200);
        Assert.Contains("\"role\":\"officeHead\"", (await person.Browser.Get("/api/v1/me")).Text, StringComparison.Ordinal);
    }
}
