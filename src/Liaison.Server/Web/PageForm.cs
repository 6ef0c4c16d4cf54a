using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>Marks a route whose answer also comes as a page to read and to print, by <c>Accept: text/html</c>.</summary>
public sealed record PageForm
{
    public const string MediaType = "text/html";

    /// <summary>Says so in the document.</summary>
    public static void AddTo(OpenApiOperation operation) => operation.Responses!["200"].Content![MediaType] = new OpenApiMediaType
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "text", MaxLength = OpenApiLists.LongestTable, Description = "The same as a page to print, without a script." },
    };
}
