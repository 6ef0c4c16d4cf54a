using System.Net.Http.Json;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Somebody who has signed in, and what holds of the session.</summary>
internal static class SessionScenarios
{
    /// <summary>An agent of the office who has signed in, the account, and the head of the office.</summary>
    public static async Task<(CodePerson Person, Guid Account, Actor Head)> Agent(this PeopleApp app)
    {
        var person = await app.NewPerson(Role.OfficeAgent);
        var me = System.Text.Json.Nodes.JsonNode.Parse((await person.Browser.Get("/api/v1/me")).Is(200).Text)!;
        return (person, me["account"]!["id"]!.GetValue<Guid>(), await app.Staff(Role.OfficeHead));
    }

    public static async Task<Seen> Write(this Browser browser, string path = "/api/v1/meeting-requests")
    {
        var token = (await browser.Get("/api/v1/me")).Is(200).Response.Headers.GetValues("X-Antiforgery-Token").Single();
        return await browser.Send(HttpMethod.Post, path, JsonContent.Create(new { }), token);
    }

    public static async Task MustHold(this Browser browser) => (await browser.Get("/api/v1/me")).Is(200);

    public static async Task MustBeOver(this Browser browser, string code) =>
        Assert.Contains($"\"code\":\"{code}\"", (await browser.Get("/api/v1/me")).Is(401).Text, StringComparison.Ordinal);
}
