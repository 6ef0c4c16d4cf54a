using System.Text;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Web;

/// <summary>What is wrong is refused clearly, in the caller's language, and never fails the service.</summary>
public sealed class BadInputTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    public static TheoryData<string, string> Malformed => new()
    {
        { "no JSON", "{" },
        { "empty body", "" },
        { "null", "null" },
        { "an array", "[]" },
        { "a number for a text", """{"name": 12}""" },
        { "null for a text", """{"name": null}""" },
        { "a missing member", """{"rna": "W802001234"}""" },
        { "an unknown member", """{"name": "Exemple", "colour": "blue"}""" },
        { "another case of a member", """{"Name": "Exemple"}""" },
        { "a duplicate member", """{"name": "Exemple", "name": "Exemple"}""" },
        { "an impossible id", """{"name": "Exemple", "sponsorId": "12"}""" },
        { "a lone surrogate", """{"name": "\ud800"}""" },
        { "a lone surrogate in a member's name", """{"\ud800": 1}""" },
        { "deep nesting", new string('[', 5000) },
        { "trailing text", """{"name": "Exemple"} x""" },
        { "a comment", """{"name": "Exemple" /* x */}""" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_not_the_JSON_expected_is_refused(string what, string body)
    {
        var office = await app.Staff(Role.OfficeHead);
        var before = (await office.Get("/associations")).Is(200).Text;
        (await office.PostRaw("/associations", body)).IsRefused(400, "body.malformed");
        Assert.True((await office.Get("/associations")).Text == before, $"{what} left something behind");
    }

    [Theory]
    [InlineData("""{"name": "Exemple", "Nom De Personne": 1}""", "body")]
    [InlineData("""{"name": "Exemple", "exemple": 1}""", "body")]
    [InlineData("""{"name": 12}""", "name")]
    public async Task A_member_is_named_only_where_its_name_is_ours(string body, string named)
    {
        var refused = (await (await app.Staff(Role.OfficeHead)).PostRaw("/associations", body)).IsRefused(400, "body.malformed");
        Assert.Equal([named], refused["errors"]!.Members());
    }

    [Theory]
    [InlineData("""{"persons": [{"familyName": 1}]}""", "persons[0].familyName")]
    [InlineData("""{"persons": [{"exemple": 1}]}""", "persons[0]")]
    public async Task A_member_is_found_where_it_lies(string body, string named)
    {
        var refused = (await (await app.NewAssociation()).PostRaw("/cases", body)).IsRefused(400, "body.malformed");
        Assert.Equal([named], refused["errors"]!.Members());
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var office = await app.Staff(Role.OfficeHead);
        (await office.PostRaw("/associations", [.. "{\"name\": \""u8, 0xC3, 0x28, .. "\"}"u8])).IsRefused(400, "body.malformed");
    }

    [Theory]
    [InlineData("", "text.required")]
    [InlineData("   ", "text.required")]
    [InlineData("a\u0000b", "text.unsafe")]
    [InlineData("a\u202Eb", "text.unsafe")]
    [InlineData("a\u2066b", "text.unsafe")]
    [InlineData("a\uFFFDb", "text.unsafe")]
    [InlineData("a\uE000b", "text.unsafe")]
    [InlineData("a\u001bb", "text.unsafe")]
    public async Task Hostile_text_is_refused_at_its_field(string name, string code)
    {
        var refused = (await (await app.Staff(Role.OfficeHead)).Post("/associations", new { name })).IsRefused(422, code);
        Assert.Equal("content.invalid", refused.Code);
        Assert.NotNull(refused["errors"]!["name"]);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused() =>
        (await (await app.Staff(Role.OfficeHead)).Post("/associations", new { name = new string('é', 201) })).IsRefused(422, "text.too_long");

    [Fact]
    public async Task Scripts_accents_and_emoji_are_kept_as_they_come()
    {
        var office = await app.Staff(Role.OfficeHead);
        const string name = "Łódź — საქართველო, Россия, العربية, 中文 👩‍👧";
        Assert.Equal(name, (await office.Post("/associations", new { name })).Is(201)["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_of_two_megabytes_is_refused()
    {
        var office = await app.Staff(Role.OfficeHead);
        var body = Encoding.UTF8.GetBytes($$"""{"name": "{{new string('a', 2 * 1024 * 1024)}}"}""");
        (await office.PostRaw("/associations", body, expectContinue: true)).IsRefused(413, "body.too_large");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_by_its_type_is_refused() =>
        (await (await app.Staff(Role.OfficeHead)).Send(HttpMethod.Post, "/associations", new StringContent("name=x", Encoding.UTF8, "application/x-www-form-urlencoded")))
            .IsRefused(415, "body.media_type_not_supported");

    [Theory]
    [InlineData("/statistics/activity?from=2017-02-30&to=2017-12-31", "from")]
    [InlineData("/statistics/activity?from=2017-01-01&to=tomorrow", "to")]
    [InlineData("/statistics/activity?to=2017-12-31", "from")]
    [InlineData("/statistics/activity?from=12/11/2017&to=2017-12-31", "from")]
    [InlineData("/statistics/activity?from=2017-1-1&to=2017-12-31", "from")]
    [InlineData("/associations?status=Active", "status")]
    [InlineData("/associations?limit=many", "limit")]
    public async Task A_parameter_that_cannot_be_read_is_named(string path, string parameter)
    {
        var refused = (await (await app.Staff(Role.OfficeHead)).Get(path)).IsRefused(400, "parameter.malformed");
        Assert.NotNull(refused["errors"]![parameter]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    [InlineData(-1)]
    public async Task A_page_has_between_1_and_200_rows(int limit) =>
        (await (await app.Staff(Role.OfficeHead)).Get($"/associations?limit={limit}")).IsRefused(422, "number.out_of_range");

    [Fact]
    public async Task The_router_refuses_in_the_same_form()
    {
        var office = await app.Staff(Role.OfficeHead);
        (await office.Get("/nothing-here")).IsRefused(404, "route.unknown");
        (await office.Get("/associations/not-an-id")).IsRefused(404, "route.unknown");
        (await office.Send(HttpMethod.Delete, "/associations", null)).IsRefused(405, "route.method_not_allowed");
    }

    [Fact]
    public async Task A_refusal_speaks_the_callers_language()
    {
        var office = await app.Staff(Role.OfficeHead);
        var path = $"/associations/{Guid.CreateVersion7()}";
        var french = await office.Send(HttpMethod.Get, path, null, "fr-FR");
        var english = await office.Send(HttpMethod.Get, path, null, "en-GB,fr;q=0.5");
        var other = await office.Send(HttpMethod.Get, path, null, "ka");
        Assert.Equal("Cette ressource n'existe pas ou ne vous est pas accessible.", french["title"]!.GetValue<string>());
        Assert.Equal("This resource does not exist or is not yours to see.", english["title"]!.GetValue<string>());
        Assert.Equal(french.Text, other.Text);
    }
}
