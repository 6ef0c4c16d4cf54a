using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>What is true of every answer: how long its texts and lists are, that it may gain members, and what it looks like.</summary>
public static class OpenApiAnswers
{
    // The longest text that a rule admits has 2,000 characters, the longest of our own is a proof of the journal.
    private const int LongestText = 4_000;
    private const int LongestList = 10_000;

    public static void Describe(OpenApiDocument document)
    {
        var operations = document.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        var sent = new SchemaWalk(document);
        foreach (var body in operations.SelectMany(operation => operation.RequestBody?.Content?.Values.AsEnumerable() ?? []))
            sent.Visit(body.Schema);
        var answered = new SchemaWalk(document);
        foreach (var body in operations.SelectMany(operation => operation.Responses!.Values).SelectMany(answer => answer.Content?.Values.AsEnumerable() ?? []))
            answered.Visit(body.Schema);
        foreach (var schema in answered.Seen.Except(sent.Seen))
            Open(schema);
        foreach (var list in operations.Where(operation => operation.Parameters?.Any(parameter => parameter.Name == "limit") == true))
            OpenApiLists.Describe(document, list, answered.Resolve(list.Responses!["200"].Content!["application/json"].Schema!));
        foreach (var (type, media) in operations.SelectMany(operation => operation.Responses!).Where(answer => answer.Key.StartsWith('2'))
            .SelectMany(answer => answer.Value.Content ?? new Dictionary<string, OpenApiMediaType>()))
        {
            if (type == "application/json")
                media.Example = OpenApiSamples.Of(media.Schema!);
            else
                ShowFile(answered.Resolve(media.Schema!));
        }
    }

    private static void ShowFile(OpenApiSchema file) =>
        (file.Format, file.MaxLength) = (file.Format == "byte" ? "binary" : file.Format, OpenApiLists.LongestTable);

    // A body with an unknown member is refused; an answer may gain members, and a client that reads it must not mind.
    private static void Open(OpenApiSchema schema)
    {
        if (schema.Properties is { Count: > 0 })
            schema.AdditionalPropertiesAllowed = true;
        if (schema.Type is { } text && text.HasFlag(JsonSchemaType.String) && schema.Enum is null or [])
        {
            schema.MaxLength ??= schema.Format switch { "uuid" => 36, "date" => 10, "date-time" => 40, _ => LongestText };
            schema.Format ??= "text";
        }
        if (schema.Type is { } list && list.HasFlag(JsonSchemaType.Array))
            schema.MaxItems ??= LongestList;
    }

    /// <summary>Every schema that can be reached from some.</summary>
    private sealed class SchemaWalk(OpenApiDocument document)
    {
        public HashSet<OpenApiSchema> Seen { get; } = [];

        public OpenApiSchema Resolve(IOpenApiSchema schema) =>
            (OpenApiSchema)(schema is OpenApiSchemaReference { Reference.Id: { } id } ? document.Components!.Schemas![id] : schema);

        public void Visit(IOpenApiSchema? schema)
        {
            if (schema is null || Resolve(schema) is not { } found || !Seen.Add(found))
                return;
            foreach (var part in (found.Properties?.Values.AsEnumerable() ?? []).Concat(found.AnyOf ?? []).Concat(found.OneOf ?? []).Concat(found.AllOf ?? []))
                Visit(part);
            Visit(found.Items);
            Visit(found.AdditionalProperties);
        }
    }
}
