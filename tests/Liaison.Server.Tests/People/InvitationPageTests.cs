using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Volunteers without an identity provider: an invitation, an authenticator application, and a session.</summary>
public sealed class InvitationPageTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_volunteer_accepts_an_invitation_with_an_authenticator_application_and_is_signed_in()
    {
        var person = await app.NewPerson(Role.Association);
        Assert.Equal(10, person.RecoveryCodes.Count);
        (await person.Browser.Get("/account")).Is(200);
        Assert.Contains("Personne exemple", person.Browser.Page.Text, StringComparison.Ordinal);
        Assert.Contains(person.SignInName, person.Browser.Page.Text, StringComparison.Ordinal);
        var me = (await person.Browser.Get("/api/v1/me")).Is(200);
        Assert.Contains("\"kind\":\"session\"", me.Text, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"association\"", me.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_invitation_says_where_it_leads()
    {
        var association = await app.NewAssociation();
        using var browser = app.NewBrowser();
        browser.Language = "en";
        (await browser.Get(await app.Invitation(Role.AssociationManager, association.AssociationId, "Volunteer"))).Is(200);
        foreach (var said in (string[])["Volunteer", "manager of an association", "Somme", "Association exemple", "<html lang=\"en\">"])
            Assert.Contains(said, browser.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_opens_one_account_alone()
    {
        using var browser = app.NewBrowser();
        var invitation = await app.Invitation(Role.Association);
        await CodePerson.Accept(browser, invitation);
        using var other = app.NewBrowser();
        (await other.Get(invitation)).IsRefused(400, "invitation.over");
    }

    [Fact]
    public async Task Two_who_accept_one_invitation_at_once_get_one_account()
    {
        var invitation = await app.Invitation(Role.Association);
        var accounts = await Accounts();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var browser = app.NewBrowser();
            try
            {
                await CodePerson.Accept(browser, invitation);
                return 1;
            }
            catch (Xunit.Sdk.XunitException)
            {
                return browser.Page.Code == "invitation.over" ? 0 : 100;
            }
        })));
        Assert.Equal(1, outcomes.Sum());
        Assert.Equal(accounts + 1, await Accounts());
    }

    [Fact]
    public async Task An_invitation_that_is_unknown_too_old_or_of_an_association_that_is_not_active_opens_nothing()
    {
        using var browser = app.NewBrowser();
        (await browser.Get("/invitation/none")).IsRefused(400, "invitation.over");
        var association = await app.NewAssociation();
        var waiting = await app.Invitation(Role.Association, association.AssociationId);
        (await (await app.Staff(Role.OfficeHead)).Post($"/associations/{association.AssociationId}/suspension", new { reason = "Motif exemple" })).Is(200);
        (await browser.Get(waiting)).IsRefused(400, "invitation.over");
    }

    [Fact]
    public async Task A_wrong_code_opens_no_account_and_stands_at_its_field()
    {
        using var browser = app.NewBrowser();
        var invitation = await app.Invitation(Role.Association);
        await browser.Get(invitation);
        await browser.Submit($"{invitation}/code");
        (await browser.Submit($"{invitation}/code/confirmation", ("code", "000000x"))).IsRefused(400, "sign_in.code_wrong");
        Assert.Contains("aria-describedby=\"code-error\"", browser.Page.Text, StringComparison.Ordinal);
        Assert.Null(browser.SessionCookie);
    }

    [Fact]
    public async Task The_key_of_one_invitation_is_not_taken_for_another()
    {
        using var browser = app.NewBrowser();
        var (first, second) = (await app.Invitation(Role.Association), await app.Invitation(Role.Association));
        await browser.Get(first);
        await browser.Submit($"{first}/code");
        var setup = System.Text.RegularExpressions.Regex.Match(browser.Page.Text, "name=\"setup\" value=\"([^\"]+)\"").Groups[1].Value;
        await browser.Get(second);
        (await browser.Post($"{second}/code/confirmation", ("__RequestVerificationToken", browser.Token), ("setup", setup), ("code", "123456")))
            .IsRefused(400, "invitation.over");
    }

    private Task<long> Accounts() => app.Database.Read(Data.Reach.None, link => link.Find<long>("SELECT count(*) FROM account"));
}
