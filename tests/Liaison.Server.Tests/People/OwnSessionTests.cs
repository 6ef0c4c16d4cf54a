using System.Net.Http.Json;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests.People;

/// <summary>What a person does by a session: sees the own ones, writes, and is named in the journal.</summary>
public sealed class OwnSessionTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_person_sees_the_own_sessions_and_ends_one()
    {
        var person = await app.NewPerson(Role.Association);
        using var other = app.NewBrowser();
        await person.SignIn(other, person.Code(1));
        (await person.Browser.Get("/account")).Is(200);
        var ending = System.Text.RegularExpressions.Regex.Match(person.Browser.Page.Text, "/account/sessions/[^\"]*/ending").Value;
        (await person.Browser.Submit(ending)).Is(200);
        await other.MustBeOver("session.ended");
        await person.Browser.MustHold();

        await person.SignIn(other, person.Code(2));
        var listed = System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me/sessions")).Is(200).Text)!["data"]!.AsArray();
        Assert.Equal(2, listed.Count);
        var present = Assert.Single(listed, session => session!["present"]!.GetValue<bool>());
        var elsewhere = listed.Single(session => session != present)!["id"]!.GetValue<Guid>();
        (await person.Browser.Write($"/api/v1/me/sessions/{elsewhere}/ending")).Is(200);
        await other.MustBeOver("session.ended");
        // Somebody else's session is none that there is.
        var stranger = await app.NewPerson(Role.Association);
        Assert.Contains("not_found", (await stranger.Browser.Write($"/api/v1/me/sessions/{present!["id"]}/ending")).Is(404).Text, StringComparison.Ordinal);
        await person.Browser.MustHold();
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
        Assert.Contains("body.malformed", (await person.Browser.Write(Path)).Is(400).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_does_stands_in_the_journal_under_the_account()
    {
        var (person, account, _) = await app.Agent();
        Assert.NotNull(person.Browser.SessionCookie);
        await app.Seal();
        var read = (await (await app.Staff(Role.DataProtectionOfficer)).Get($"/journal?accountId={account}")).Is(200);
        Assert.All(read.Data, entry => Assert.Equal((account.ToString(), null), (entry!["act"]!["account"]!.GetValue<string>(), entry["act"]!["key"]?.GetValue<string>())));
        Assert.Equal(["acceptInvitation", "signIn"], read.Data.Select(entry => entry!["act"]!["action"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_act_and_a_look_by_a_session_are_sealed_and_exported_under_the_account()
    {
        var (account, opened) = await app.WhoLooks();
        await app.Seal();
        var officer = await app.Officer();
        var read = (await officer.Get($"/journal?accountId={account}&caseId={opened}")).Is(200);
        Assert.Equal(["readCase", "openCase"], read.Data.Select(entry => entry!["act"]!["action"]!.GetValue<string>()));
        Assert.All(read.Data, entry => Assert.Equal((account, true), (entry!["act"]!["account"]!.GetValue<Guid>(), entry["act"]!["key"] is null)));
        Assert.Empty((await officer.Get($"/journal?accountId={Guid.NewGuid()}&caseId={opened}")).Is(200).Data);
        var export = await officer.Export();
        Assert.True((await JournalScenarios.Verify(export)).IsSound);
        Assert.Contains($"\\\"account\\\":\\\"{account}\\\"", await File.ReadAllTextAsync(export), StringComparison.OrdinalIgnoreCase);
    }
}
