using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Signing in with a sign-in name and a code.</summary>
public sealed class CodeTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task The_next_code_of_the_application_signs_in_once()
    {
        var person = await app.NewPerson(Role.Association);
        using var browser = app.NewBrowser();
        var code = person.Code(1);
        (await person.SignIn(browser, code, person.SignInName.ToLowerInvariant())).Is(200);
        Assert.EndsWith("/account", browser.Page.Address, StringComparison.Ordinal);
        using var thief = app.NewBrowser();
        (await person.SignIn(thief, code)).IsRefused(400, "sign_in.code_wrong");
        Assert.Null(thief.SessionCookie);
    }

    [Fact]
    public async Task The_code_that_opened_the_account_does_not_open_a_session_again()
    {
        var person = await app.NewPerson(Role.Association);
        using var thief = app.NewBrowser();
        (await person.SignIn(thief, person.Code())).IsRefused(400, "sign_in.code_wrong");
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var person = await app.NewPerson(Role.Association);
        using var browser = app.NewBrowser();
        (await person.SignIn(browser, person.RecoveryCodes[3].ToLowerInvariant())).Is(200);
        Assert.NotNull(browser.SessionCookie);
        using var again = app.NewBrowser();
        (await person.SignIn(again, person.RecoveryCodes[3])).IsRefused(400, "sign_in.code_wrong");
        (await person.SignIn(again, person.RecoveryCodes[4])).Is(200);
    }

    [Fact]
    public async Task One_recovery_code_sent_many_times_at_once_signs_in_once()
    {
        var person = await app.NewPerson(Role.Association);
        var before = await app.Sessions();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var browser = app.NewBrowser();
            await person.SignIn(browser, person.RecoveryCodes[0]);
        })));
        Assert.Equal(before + 1, await app.Sessions());
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_refused_as_a_wrong_code_is()
    {
        var person = await app.NewPerson(Role.Association);
        using var browser = app.NewBrowser();
        (await person.SignIn(browser, "000000", "AAAAAAAA")).IsRefused(400, "sign_in.code_wrong");
        var unknown = browser.Page.Text.Replace("AAAAAAAA", "", StringComparison.Ordinal);
        (await person.SignIn(browser, "00000x")).IsRefused(400, "sign_in.code_wrong");
        var wrong = browser.Page.Text.Replace(person.SignInName, "", StringComparison.Ordinal);
        Assert.Equal(WithoutTokens(unknown), WithoutTokens(wrong));
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_for_a_quarter_of_an_hour_even_sent_side_by_side()
    {
        var person = await app.NewPerson(Role.Association);
        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var browser = app.NewBrowser();
            return (await person.SignIn(browser, "00000x")).Code;
        })));
        Assert.Equal((5, 3), (codes.Count(code => code == "sign_in.code_wrong"), codes.Count(code => code == "sign_in.locked")));
        using var honest = app.NewBrowser();
        (await person.SignIn(honest, person.Code(1))).IsRefused(400, "sign_in.locked");
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        (await person.SignIn(honest, person.Code(1))).Is(200);
        Assert.NotNull(honest.SessionCookie);
    }

    private static string WithoutTokens(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"[^\"]*\"", "");
}
