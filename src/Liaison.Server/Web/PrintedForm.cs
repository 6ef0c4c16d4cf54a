using Liaison.Domain;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>Marks a route whose answer also comes as a document that people print, by <c>Accept</c>.</summary>
/// <param name="Refuses">What it is refused with beyond what its JSON is.</param>
/// <param name="HasPage">Whether it has a page of its own, so that HTML is that.</param>
public sealed record PrintedForm(IReadOnlyList<Refusal> Refuses, bool HasPage = false)
{
    public const string Html = "text/html";
    public const string OpenDocument = "application/vnd.oasis.opendocument.text";
    public const string Pdf = "application/pdf";

    /// <summary>In the order of preference among those wanted alike.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = [Html, OpenDocument, Pdf];

    /// <summary>Those of this route.</summary>
    public IReadOnlyList<string> Forms => HasPage ? [.. MediaTypes.Where(type => type != Html)] : MediaTypes;

    /// <summary>Says so in the document.</summary>
    public void Describe(OpenApiOperation operation)
    {
        foreach (var type in Forms)
            operation.Responses!["200"].Content![type] = new OpenApiMediaType { Schema = Schema(type) };
    }

    private static OpenApiSchema Schema(string type) => new()
    {
        Type = JsonSchemaType.String, Format = type == Html ? "text" : "binary", MaxLength = OpenApiLists.LongestTable,
        Description = "The same as a document to print, in French whatever is asked by `Accept-Language`.",
    };
}
