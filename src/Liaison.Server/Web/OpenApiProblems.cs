using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Domain;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>How the document shows refusals: one schema, and under each status the codes of the operation. [RFC 9457]</summary>
public static class OpenApiProblems
{
    public const string Schema = "Problem";
    private const string MediaType = "application/problem+json";
    private const string CodePattern = "^[a-z_]+(\\.[a-z_]+)*$";
    private const int MaxCode = 80;
    private const int MaxTitle = 600;
    private const int MaxFields = 1_000;

    private static readonly JsonSerializerOptions Json = JsonRules.Configure(new JsonSerializerOptions());

    /// <summary>The schema of every refusal.</summary>
    public static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A refusal. Further members are facts of this one refusal, e.g. state, step and allowedSteps.",
        Required = new HashSet<string> { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("urn:liaison:problem: and the code", MaxCode + 20, "^urn:liaison:problem:[a-z_.]+$"),
            ["title"] = Text("The text in the caller's language.", MaxTitle, Bound.SafeText),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599" },
            ["code"] = Text("Stable code.", MaxCode, CodePattern),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By camelCase path of a field: what is wrong with it.",
                MaxProperties = MaxFields,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = MaxFields, Items = Field() },
            },
        },
    };

    /// <summary>The answer of one status, with every code that the operation gives under it.</summary>
    public static OpenApiResponse Answer(int status, IReadOnlyList<Refusal> refusals, OpenApiDocument? document) => new()
    {
        Description = string.Join("\n", refusals.Select(refusal => $"- `{refusal.Code}` {refusal.English}")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { AllOf = [new OpenApiSchemaReference(Schema, document), OneOf(refusals)] },
                Example = JsonSerializer.SerializeToNode(Problems.Body(status, refusals[^1], refusals[^1].English), Json),
            },
        },
        Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-codes"] = new JsonNodeExtension(new JsonArray([.. refusals.Select(refusal => JsonValue.Create(refusal.Code))])),
        },
    };

    // A generated client then knows the codes by type.
    private static OpenApiSchema OneOf(IEnumerable<Refusal> refusals) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. refusals.Select(refusal => JsonValue.Create(refusal.Code))] },
        },
    };

    private static OpenApiSchema Field() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "code", "message" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = Text("Stable code.", MaxCode, CodePattern),
            ["message"] = Text("The text in the caller's language.", MaxTitle, Bound.SafeText),
        },
    };

    private static OpenApiSchema Text(string description, int max, string pattern) =>
        new() { Type = JsonSchemaType.String, Description = description, MaxLength = max, Pattern = pattern };
}
