using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Liaison.Server.Demo;

namespace Liaison.Server.Tests.Demo;

/// <summary>The demo as its visitor finds it.</summary>
public sealed class DemoTests : IDisposable
{
    private const string Year = "/statistics/activity?from=2017-01-01&to=2017-11-29";
    private readonly string folder = Directory.CreateTempSubdirectory("liaison-demo-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_visitor_refuses_the_audience_and_sees_its_four_cases_on_the_December_agenda()
    {
        await using var demo = await Start(SommeYear.Start);
        var request = (await Get(demo, "cabinet", "/audience-requests"))["data"]![0]!;
        Assert.Equal("qualified", request["status"]!.GetValue<string>());
        var meeting = (await Get(demo, "officeAgent", "/meetings?kind=technical&limit=1"))["data"]![0]!;
        Assert.Equal("RT-80-2017-007", meeting["reference"]!.GetValue<string>());
        Assert.Empty((await Get(demo, "officeAgent", $"/meetings/{meeting["id"]}/agenda"))["items"]!.AsArray());

        await Post(demo, "cabinet", $"/audience-requests/{request["id"]}/refusal", new { reason = "Motif exemple", target = "next" });
        var items = (await Get(demo, "officeAgent", $"/meetings/{meeting["id"]}/agenda"))["items"]!.AsArray();
        Assert.Equal(4, items.Count);
        Assert.All(items, item => Assert.Equal("Motif exemple", item!["lateReason"]!.GetValue<string>()));

        var activity = await Get(demo, "pressOfficer", Year);
        Assert.Equal(6, activity["meetings"]!["technical"]!["value"]!.GetValue<decimal>());
        Assert.Equal(2, activity["meetings"]!["specific"]!["value"]!.GetValue<decimal>());
        Assert.Equal(26, activity["cases"]!["value"]!.GetValue<decimal>());
        Assert.Equal(2, (await Get(demo, "officeHead", "/statistics/regularisations"))["data"]!.AsArray().Count);
        Assert.Empty((await Get(demo, "otherAssociation", "/cases"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Every_kind_of_visitor_has_a_key_of_his_role()
    {
        await using var demo = await Start(SommeYear.Start);
        string[] visitors =
        [
            "officeAgent", "officeHead", "cabinet", "secretaryGeneral", "pressOfficer", "dataProtectionOfficer", "administrator",
            "associationManager", "association", "otherAssociation",
        ];
        var written = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "demo-keys.json")))!.AsObject();
        Assert.Equal(visitors, written.Select(pair => pair.Key));
        foreach (var visitor in visitors)
            Assert.Equal(visitor == "otherAssociation" ? "association" : visitor, (await Get(demo, visitor, "/me"))["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_demo_that_is_used_again_keeps_its_keys_and_what_was_done()
    {
        string key;
        await using (var demo = await Start(SommeYear.Start))
        {
            key = demo.Keys["cabinet"];
            var request = (await Get(demo, "cabinet", "/audience-requests"))["data"]![0]!;
            await Post(demo, "cabinet", $"/audience-requests/{request["id"]}/refusal", new { reason = "Motif exemple", target = "next" });
        }
        await using var again = await Start(SommeYear.Start);
        Assert.Equal(key, again.Keys["cabinet"]);
        Assert.Equal("refused", (await Get(again, "cabinet", "/audience-requests"))["data"]![0]!["status"]!.GetValue<string>());
        Assert.True(again.Now > SommeYear.Start);
    }

    [Fact]
    public async Task A_demo_that_starts_in_May_tells_the_year_up_to_there()
    {
        await using var demo = await Start(new DateTimeOffset(2017, 5, 1, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, (await Get(demo, "pressOfficer", Year))["meetings"]!["technical"]!["value"]!.GetValue<decimal>());
        Assert.Empty((await Get(demo, "cabinet", "/audience-requests"))["data"]!.AsArray());
    }

    private async Task<DemoService> Start(DateTimeOffset now)
    {
        var demo = await DemoService.Open(folder, "http://127.0.0.1:0", now);
        await demo.App.StartAsync();
        return demo;
    }

    private static Task<JsonNode> Get(DemoService demo, string visitor, string path) => Send(demo, visitor, HttpMethod.Get, path, null);

    private static Task<JsonNode> Post(DemoService demo, string visitor, string path, object body) => Send(demo, visitor, HttpMethod.Post, path, JsonContent.Create(body));

    private static async Task<JsonNode> Send(DemoService demo, string visitor, HttpMethod method, string path, HttpContent? content)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, $"{demo.App.Urls.First()}/api/v1{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", demo.Keys[visitor]);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
