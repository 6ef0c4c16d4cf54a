using System.Text.Json.Nodes;

namespace Liaison.Server.Tests.Conventions;

/// <summary>What the OpenAPI document says of fields and answers is what the service does.</summary>
public sealed class DocumentTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Theory]
    [InlineData("RequestMeetingCommand", "subject", "maxLength", "200")]
    [InlineData("RequestMeetingCommand", "subject", "minLength", "1")]
    [InlineData("RequestMeetingCommand", "cases", "maxItems", "50")]
    [InlineData("RequestMeetingNamedCase", "question", "maxLength", "600")]
    [InlineData("ScheduleMeetingCommand", "durationMinutes", "maximum", "720")]
    [InlineData("ScheduleMeetingCommand", "associationIds", "minItems", "1")]
    [InlineData("RecordAttendancePresent", "count", "minimum", "1")]
    [InlineData("PersonBody", "birthYear", "minimum", "1900")]
    [InlineData("ReasonBody", "reason", "maxLength", "600")]
    [InlineData("Contact", "email", "maxLength", "200")]
    [InlineData("PageOfListCasesRow", "data", "maxItems", "200")]
    public async Task A_limit_that_a_rule_holds_stands_in_the_document(string schema, string field, string limit, string value) =>
        Assert.Equal(value, (await Schemas())[schema]!["properties"]![field]![limit]!.ToString());

    [Theory]
    [InlineData("ScheduleMeetingRequestBody", "startsAt", true)]
    [InlineData("LogDemonstrationCommand", "assemblyTime", true)]
    [InlineData("ScheduleMeetingCommand", "startsAt", false)]
    public async Task A_moment_may_be_missing_only_where_it_may(string schema, string field, bool isNullable)
    {
        var type = (await Schemas())[schema]!["properties"]![field]!["type"]!.ToJsonString();
        Assert.Equal(isNullable, type.Contains("null", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_takes_no_other_members_and_an_answer_may_gain_some()
    {
        var schemas = await Schemas();
        Assert.False(schemas["RequestMeetingCommand"]!["additionalProperties"]!.GetValue<bool>());
        Assert.Null(schemas["MeetingRequest"]!["additionalProperties"]);
    }

    [Fact]
    public async Task Every_answer_has_an_example_and_every_refusal_its_codes_by_type()
    {
        using var http = app.CreateClient();
        foreach (var (status, answer) in (await Contract.Document(http))["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .SelectMany(operation => operation.Value!["responses"]!.AsObject()))
        {
            if (status.StartsWith('2') && answer!["content"]?["application/json"] is { } shown)
                Assert.NotNull(shown["example"]);
            if (answer!["x-codes"] is { } codes)
                Assert.True(JsonNode.DeepEquals(codes, answer["content"]!["application/problem+json"]!["schema"]!["allOf"]![1]!["properties"]!["code"]!["enum"]));
        }
    }

    [Fact]
    public async Task The_document_is_there_as_YAML_too()
    {
        using var http = app.CreateClient();
        using var answer = await http.GetAsync("/openapi/v1.yaml");
        Assert.Equal(200, (int)answer.StatusCode);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n').Select(line => line.Trim()).ToHashSet();
        var paths = (await Contract.Document(http))["paths"]!.AsObject();
        Assert.All(paths, path => Assert.True(lines.Contains($"{path.Key}:") || lines.Contains($"'{path.Key}':"), path.Key));
    }

    private async Task<JsonNode> Schemas()
    {
        using var http = app.CreateClient();
        return (await Contract.Document(http))["components"]!["schemas"]!;
    }
}
