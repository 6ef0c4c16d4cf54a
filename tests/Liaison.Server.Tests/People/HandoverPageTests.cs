using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Commitments;

namespace Liaison.Server.Tests.People;

/// <summary>Somebody new signs in and finds what there is to take over.</summary>
public sealed class HandoverPageTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_new_office_head_finds_the_page_from_the_own_account()
    {
        await (await app.NewAssociation()).Promised("2019-01-31");
        var person = await app.NewPerson(Role.OfficeHead);
        Assert.Contains("href=\"/handover\"", (await person.Browser.Get("/account")).Is(200).Text, StringComparison.Ordinal);
        var page = System.Net.WebUtility.HtmlDecode((await person.Browser.Get("/handover")).Is(200).Text);
        Assert.Contains("Répondre", page, StringComparison.Ordinal);
        Assert.Contains("chef de bureau", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_read_it_is_refused_and_whoever_is_not_signed_in_is_led_there()
    {
        var member = await app.NewPerson(Role.Association);
        Assert.DoesNotContain("/handover", (await member.Browser.Get("/account")).Is(200).Text, StringComparison.Ordinal);
        (await member.Browser.Get("/handover")).IsRefused(403, "right.missing");
        using var stranger = app.NewBrowser();
        Assert.EndsWith("/sign-in", (await stranger.Get("/handover")).Is(200).Address, StringComparison.Ordinal);
    }
}
