using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Whatever the provider does wrong, nobody is signed in by it, and the person is told by a page with a stable code.</summary>
public sealed class BadProviderTests(ProviderApp app) : IClassFixture<ProviderApp>
{
    public static TheoryData<Fault, int, string> Faults => new()
    {
        { Fault.AlgorithmNone, 400, "sign_in.proof_invalid" },
        { Fault.NoSignature, 400, "sign_in.proof_invalid" },
        { Fault.PublicKeyAsSecret, 400, "sign_in.proof_invalid" },
        { Fault.OtherAudience, 400, "sign_in.proof_invalid" },
        { Fault.OtherIssuer, 400, "sign_in.proof_invalid" },
        { Fault.OtherNonce, 400, "sign_in.proof_invalid" },
        { Fault.NoNonce, 400, "sign_in.proof_invalid" },
        { Fault.Expired, 400, "sign_in.proof_invalid" },
        { Fault.NoExpiry, 400, "sign_in.proof_invalid" },
        { Fault.NotYetValid, 400, "sign_in.proof_invalid" },
        { Fault.NoSubject, 400, "sign_in.proof_invalid" },
        { Fault.SwappedKey, 400, "sign_in.proof_invalid" },
        { Fault.UnknownKey, 400, "sign_in.proof_invalid" },
        { Fault.NoIdToken, 400, "sign_in.proof_invalid" },
        { Fault.LevelTooLow, 400, "sign_in.level_too_low" },
        { Fault.NoLevel, 400, "sign_in.level_too_low" },
        { Fault.PlainUserInfo, 400, "sign_in.proof_invalid" },
        { Fault.UnsignedUserInfo, 400, "sign_in.proof_invalid" },
        { Fault.UserInfoOfOtherKey, 400, "sign_in.proof_invalid" },
        { Fault.UserInfoOfOtherSubject, 400, "sign_in.proof_invalid" },
        { Fault.UserInfoOfOtherAudience, 400, "sign_in.proof_invalid" },
        { Fault.UserInfoOfOtherIssuer, 400, "sign_in.proof_invalid" },
        { Fault.ExpiredUserInfo, 400, "sign_in.proof_invalid" },
        { Fault.UserInfoFails, 502, "sign_in.provider_failed" },
        { Fault.UserInfoElsewhere, 502, "sign_in.provider_failed" },
        { Fault.Refuses, 400, "sign_in.provider_refused" },
        { Fault.TokenEndpointFails, 502, "sign_in.provider_failed" },
        { Fault.TokenEndpointRefuses, 502, "sign_in.provider_failed" },
        { Fault.TruncatedAnswer, 502, "sign_in.provider_failed" },
        { Fault.EmptyAnswer, 502, "sign_in.provider_failed" },
        { Fault.AnswerOfOtherProvider, 400, "sign_in.proof_invalid" },
    };

    [Fact]
    public void Every_fault_has_its_row() =>
        Assert.Equal(Enum.GetValues<Fault>().Where(fault => fault != Fault.None), Faults.Select(row => (Fault)row[0]));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_of_the_provider_signs_nobody_in(Fault fault, int status, string code)
    {
        (await app.NewKnownPerson()).Dispose();
        using var browser = app.NewBrowser();
        var before = await app.Sessions();
        app.Provider.Fault = fault;
        (await ProviderApp.SignIn(browser)).IsRefused(status, code);
        Assert.Equal(before, await app.Sessions());
        Assert.Null(browser.SessionCookie);

        // The same person at the same provider, which behaves now: it was the fault that was refused.
        app.Provider.Fault = Fault.None;
        (await ProviderApp.SignIn(browser)).Is(200);
        Assert.Equal(before + 1, await app.Sessions());
        Assert.NotNull(browser.SessionCookie);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_of_the_provider_accepts_no_invitation_either(Fault fault, int status, string code)
    {
        using var browser = app.NewBrowser();
        var invitation = await app.Invitation(Role.OfficeAgent);
        (app.Provider.Subject, app.Provider.Fault) = ($"person-{Guid.NewGuid():N}", fault);
        await browser.Get(invitation);
        (await browser.Submit($"{invitation}/proconnect")).IsRefused(status, code);
        app.Provider.Fault = Fault.None;
        (await browser.Get(invitation)).Is(200);
        (await browser.Submit($"{invitation}/proconnect")).Is(200);
    }

    [Fact]
    public async Task The_refusal_is_told_in_the_language_of_the_browser()
    {
        using var browser = app.NewBrowser();
        browser.Language = "en";
        app.Provider.Fault = Fault.Refuses;
        (await ProviderApp.SignIn(browser)).IsRefused(400, "sign_in.provider_refused");
        Assert.Contains("The identity provider did not confirm the sign-in", browser.Page.Text, StringComparison.Ordinal);
        app.Provider.Fault = Fault.None;
    }
}
