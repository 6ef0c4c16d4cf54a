using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>An example of an answer, made from its schema: nobody and nothing in it is real.</summary>
public static class OpenApiSamples
{
    // What a text of this name looks like; every other one says that it is an example.
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["reference"] = "RT-80-2017-006", ["meetingReference"] = "RT-80-2017-006", ["caseReference"] = "DO-80-2017-SMMNJD0X", ["number"] = "RV-80-2017-RNVTG6QP",
        ["email"] = "contact@example.org", ["phone"] = "03 00 00 00 00", ["postalCode"] = "80000", ["commune"] = "Amiens", ["departmentCode"] = "80",
        ["timeZone"] = "Europe/Paris", ["groundCode"] = "L435-1", ["nationalities"] = "GE", ["language"] = "ka", ["rna"] = "W802001234",
        ["agdref"] = "*******123", ["siren"] = "732829320", ["code"] = "80",
    };

    public static JsonNode? Of(IOpenApiSchema schema, string name = "", int depth = 0)
    {
        if (Either(schema) is { } chosen)
            return Of(chosen, name, depth);
        var type = schema.Type ?? JsonSchemaType.Object;
        if (schema.Enum is { Count: > 0 } values)
            return values[0]!.DeepClone();
        if (type.HasFlag(JsonSchemaType.Array))
            return depth > 6 || schema.Items is null ? new JsonArray() : new JsonArray(Of(schema.Items, name, depth + 1));
        if (type.HasFlag(JsonSchemaType.Object))
            return new JsonObject((schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
                .Select(member => KeyValuePair.Create(member.Key, member.Key == "nextCursor" ? null : Of(member.Value, member.Key, depth + 1))));
        if (type.HasFlag(JsonSchemaType.String))
            return TextOf(schema, name);
        return type.HasFlag(JsonSchemaType.Boolean) ? false : NumberOf(schema, name);
    }

    // A meeting is shown in full, what may be null as it is when it is there.
    private static IOpenApiSchema? Either(IOpenApiSchema schema) =>
        (schema.OneOf ?? []).Concat(schema.AnyOf ?? []).FirstOrDefault(form => form.Type != JsonSchemaType.Null);

    private static JsonNode TextOf(IOpenApiSchema schema, string name) => schema.Format switch
    {
        "uuid" => "019a0000-0000-7000-8000-000000000001",
        "date" => "2017-12-12",
        "date-time" => "2017-12-12T13:30:00+00:00",
        "byte" => "RXhlbXBsZQ==",
        "uri" => "https://liaison.example/invitation/Exemple",
        "local-date-time" or "local-time" => schema.Examples![0]!.DeepClone(),
        _ => Texts.GetValueOrDefault(name, "Exemple"),
    };

    private static JsonNode NumberOf(IOpenApiSchema schema, string name) => name switch
    {
        "status" => 200,
        "year" or "birthYear" => 1980,
        _ => Math.Max(1, decimal.Parse(schema.Minimum ?? "1", CultureInfo.InvariantCulture)) is var number && number == Math.Floor(number) ? (long)number : 1,
    };
}
