using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>Marks a route that also comes as a page for people, by <c>Accept: text/html</c>.</summary>
public sealed record HtmlForm
{
    public const string MediaType = "text/html";

    /// <summary>Says that an operation also comes as a page.</summary>
    public static void AddTo(OpenApiOperation operation) => operation.Responses!["200"].Content![MediaType] = new OpenApiMediaType
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String, Format = "text", MaxLength = OpenApiLists.LongestTable, Description = "The same as a page to read and to print.",
        },
    };
}
