using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Somebody who has signed in, and what holds of the session.</summary>
internal static class SessionScenarios
{
    /// <summary>An agent of the office who has signed in, the account, and the head of the office.</summary>
    public static async Task<(CodePerson Person, Guid Account, Actor Head)> Agent(this PeopleApp app)
    {
        var person = await app.NewPerson(Role.OfficeAgent);
        var me = JsonNode.Parse((await person.Browser.Get("/api/v1/me")).Is(200).Text)!;
        return (person, me["account"]!["id"]!.GetValue<Guid>(), await app.Staff(Role.OfficeHead));
    }

    /// <summary>Sends something to the API as a page's script does it, with the token of the session.</summary>
    public static async Task<Seen> Write(this Browser browser, string path = "/api/v1/meeting-requests", object? body = null)
    {
        var token = (await browser.Get("/api/v1/me")).Is(200).Response.Headers.GetValues("X-Antiforgery-Token").Single();
        return await browser.Send(HttpMethod.Post, path, JsonContent.Create(body ?? new { }), token);
    }

    /// <summary>A member of an association who opens a case and looks at it, by a session: the account and the case.</summary>
    public static async Task<(Guid Account, Guid Case)> WhoLooks(this PeopleApp app)
    {
        var browser = (await app.NewPerson(Role.Association)).Browser;
        var me = JsonNode.Parse((await browser.Get("/api/v1/me")).Is(200).Text)!;
        var opened = JsonNode.Parse((await browser.Write("/api/v1/cases", new { persons = Array.Empty<object>() })).Is(201).Text)!["id"]!.GetValue<Guid>();
        (await browser.Get($"/api/v1/cases/{opened}")).Is(200);
        return (me["account"]!["id"]!.GetValue<Guid>(), opened);
    }

    public static async Task MustHold(this Browser browser) => (await browser.Get("/api/v1/me")).Is(200);

    public static async Task MustBeOver(this Browser browser, string code) =>
        Assert.Contains($"\"code\":\"{code}\"", (await browser.Get("/api/v1/me")).Is(401).Text, StringComparison.Ordinal);
}
