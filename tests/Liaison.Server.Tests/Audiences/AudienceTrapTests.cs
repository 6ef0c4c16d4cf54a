using System.Net.Http.Headers;
using System.Text;
using Liaison.Domain.Audiences;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceTrapTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Code = "audience.case_not_allowed";
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static TheoryData<string> Names => [.. AudienceRules.NeverHeld];

    private static readonly string Absent = Guid.Empty.ToString();

    private async Task<Guid> Planned() => await app.PlannedAudience(await app.NewAssociation());

    private static StringContent Json(string text, Encoding? encoding = null) => new(text, encoding ?? Encoding.UTF8, "application/json");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_address_that_names_a_case_below_an_audience_is_trapped_by_every_method(string name)
    {
        var cabinet = await app.Staff(Role.Cabinet);
        var audience = await Planned();
        foreach (var method in Methods)
        {
            var trapped = await cabinet.Send(new HttpMethod(method), $"/audiences/{audience}/{name}", null);
            trapped.IsRefused(409, Code);
            Assert.Equal(trapped.Text, (await cabinet.Send(new HttpMethod(method), $"/audiences/{Absent}/{name.ToUpperInvariant()}", null)).Text);
        }
        using var http = app.CreateClient();
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/api/v1/audiences/{audience}/{name}");
        head.Headers.Authorization = new AuthenticationHeaderValue("Bearer", cabinet.KeyText);
        using var answered = await http.SendAsync(head);
        Assert.Equal(409, (int)answered.StatusCode);
        (await cabinet.Get($"/audiences/{audience}/{name}/{Guid.Empty}")).IsRefused(409, Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_body_that_names_a_case_is_trapped_at_any_depth_in_any_case_and_on_any_route(string name)
    {
        var cabinet = await app.Staff(Role.Cabinet);
        var audience = await Planned();
        var deep = string.Concat(Enumerable.Repeat("[", 500)) + """{"NAME":1}""" + string.Concat(Enumerable.Repeat("]", 500));
        string[] bodies =
        [
            .. new[] { """{"NAME":1}""", """[[{"a":[{"NAME":{}}]}]]""", deep }.Select(body => body.Replace("NAME", name, StringComparison.Ordinal)),
            """{"topics":["other"],"present":[{"side":"association","x":{"NAME":null}}]}""".Replace("NAME", name.ToUpperInvariant(), StringComparison.Ordinal),
            """{"NAME":1}""".Replace("NAME", $"\\u{(int)name[0]:x4}{name[1..]}", StringComparison.Ordinal),
        ];
        foreach (var body in bodies)
            foreach (var path in new[] { $"/audiences/{audience}/note", $"/audiences/{Absent}/note", $"/audiences/{audience}/holding", "/audiences", "/audiences/x/y" })
                (await cabinet.Send(HttpMethod.Post, path, Json(body))).IsRefused(409, Code);
        (await cabinet.Send(HttpMethod.Put, $"/audiences/{audience}", Json(bodies[0]))).IsRefused(409, Code);
        Assert.Equal("planned", (await cabinet.Get($"/audiences/{audience}")).State);
    }

    [Theory]
    [InlineData("agenda-items")]
    [InlineData("case_ids")]
    public async Task Other_spellings_are_trapped_too(string name)
    {
        var cabinet = await app.Staff(Role.Cabinet);
        (await cabinet.Get($"/audiences/{Absent}/{name}")).IsRefused(409, Code);
        (await cabinet.Send(HttpMethod.Post, $"/audiences/{Absent}/note", Json($$"""{"{{name}}":1}"""))).IsRefused(409, Code);
    }

    [Fact]
    public async Task Neither_encoding_nor_media_type_leads_past_the_trap()
    {
        var cabinet = await app.Staff(Role.Cabinet);
        const string body = """{"caseIds":[]}""";
        (await cabinet.Send(HttpMethod.Post, $"/audiences/{Absent}/note", Json(body, Encoding.Unicode))).IsRefused(409, Code);
        (await cabinet.PostRaw($"/audiences/{Absent}/note", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(body)])).IsRefused(409, Code);
        (await cabinet.Send(HttpMethod.Post, $"/audiences/{Absent}/note", new StringContent(body, Encoding.UTF8, "text/plain"))).IsRefused(409, Code);
        (await cabinet.Send(HttpMethod.Get, $"/API/V1/../v1/AUDIENCES/{Absent}/Cases/", null)).Is(404); // no address of this service
        (await cabinet.Send(HttpMethod.Get, $"/AUDIENCES/{Absent}/Cases/", null)).IsRefused(409, Code);
    }

    [Fact]
    public async Task Who_is_not_known_hears_of_his_key_first()
    {
        using var http = app.CreateClient();
        foreach (var path in new[] { $"/audiences/{Absent}/cases", $"/audiences/{Absent}/note", $"/audiences/{await Planned()}/decisions" })
        {
            using var answer = await http.PostAsync(new Uri("/api/v1" + path, UriKind.Relative), Json("""{"caseIds":[]}"""));
            Assert.Equal(401, (int)answer.StatusCode);
            Assert.Contains("key.missing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.PressOfficer)]
    [InlineData(Role.OfficeHead)]
    [InlineData(Role.Administrator)]
    public async Task Every_known_caller_is_told_the_same(Role role)
    {
        var actor = await app.Staff(role);
        var expected = (await (await app.Staff(Role.Cabinet)).Get($"/audiences/{Absent}/cases")).IsRefused(409, Code);
        Assert.Equal(expected.Text, (await actor.Get($"/audiences/{Absent}/cases")).Text);
        Assert.Equal(expected.Text, (await actor.Send(HttpMethod.Post, $"/audiences/{await Planned()}/note", Json("""{"decisions":[]}"""))).Text);
    }

    [Theory]
    [InlineData("""{"caseIds":[1,2""")]
    [InlineData("""{"caseIds":1}}""")]
    [InlineData("""{"caseIds":"\ud800","\ud800":1}""")]
    [InlineData("caseIds")]
    [InlineData("")]
    public async Task What_is_no_JSON_is_malformed_and_not_trapped(string body) =>
        (await (await app.Staff(Role.Cabinet)).Send(HttpMethod.Post, $"/audiences/{await Planned()}/note", Json(body))).IsRefused(400, "body.malformed");

    [Fact]
    public async Task A_body_too_large_is_refused_as_such_and_words_in_texts_are_no_members()
    {
        var cabinet = await app.Staff(Role.Cabinet);
        (await cabinet.PostRaw($"/audiences/{Absent}/note", new byte[1024 * 1024 + 1], expectContinue: true)).IsRefused(413, "body.too_large");
        var cancelled = await cabinet.Post($"/audiences/{await Planned()}/cancellation", new { reason = "caseIds, agenda" });
        Assert.Equal("caseIds, agenda", cancelled.Is(200)["reason"]!.GetValue<string>());
    }
}
