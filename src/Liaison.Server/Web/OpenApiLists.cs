using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>What the document says of lists: how long a page is, and what changes look like.</summary>
internal static class OpenApiLists
{
    private const string GoneSchema = "Gone";
    public const int LongestTable = 10_000_000;
    /// <summary>The form of an instant in an address.</summary>
    public const string Instant = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})$";

    /// <summary>Describes the page of a list.</summary>
    public static void Describe(OpenApiDocument document, OpenApiOperation list, OpenApiSchema page)
    {
        var data = (OpenApiSchema)page.Properties!["data"];
        data.MaxItems = PageSize.Most;
        var cursor = (OpenApiSchema)page.Properties["nextCursor"];
        (cursor.MaxLength, cursor.Format, cursor.Pattern) = (Cursors.MaxLength, null, Cursors.Pattern);
        if (list.Parameters!.FirstOrDefault(parameter => parameter.Name == "modifiedSince") is not OpenApiParameter since)
            return;
        since.Description = "Only what changed at this instant or later, in the order of the changes: rows, and `{ id, deleted: true }` for what has "
            + "left the list for this reader. Begin with `1970-01-01T00:00:00Z`; once there is no further page, go on with the `asOf` of the last one. "
            + "What was last seen comes once more. What a day alone brings about (`overdue`, `noReply`) and what is counted from other rows "
            + "(`position`, `requestIds`) is no change.";
        data.Items = new OpenApiSchema { AnyOf = [data.Items!, new OpenApiSchemaReference(GoneSchema, document)] };
        page.Properties["asOf"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String, Format = "date-time", MaxLength = 40, Pattern = Instant,
            Description = "Among changes alone: what to ask with next, as `modifiedSince` takes it.",
        };
    }

    /// <summary>Says that a list also comes as a table.</summary>
    public static void AddTable(OpenApiOperation list)
    {
        list.Responses!["200"].Content![CsvForm.MediaType] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String, Format = "text", MaxLength = LongestTable,
                Description = "The page as a table, not of changes: a column for each member, named by its path; what a list holds stands in one cell.",
            },
        };
        (list.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = CsvForm.Parameter, In = ParameterLocation.Query, Description = "As a spreadsheet reads the table: semicolons, decimal commas, UTF-8 with its mark.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(CsvForm.ExcelFrench)] },
        });
    }

    /// <summary>The schema of what has left a list.</summary>
    public static void AddTo(IDictionary<string, IOpenApiSchema> schemas) => schemas[GoneSchema] = new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = "Stands for a row that this reader has no more in the list he asked for.",
        Required = new HashSet<string> { "id", "deleted" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", MaxLength = 36 },
            ["deleted"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Enum = [JsonValue.Create(true)] },
        },
        AdditionalPropertiesAllowed = true,
    };
}
