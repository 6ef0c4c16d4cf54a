using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>The body of a route is a file of one of these types, as it is, and may be larger than other bodies.</summary>
/// <param name="maxBytes">The largest body.</param>
/// <param name="example">A body of the first type.</param>
public sealed class TakenFile(int maxBytes, string example, params string[] mediaTypes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => maxBytes;

    /// <summary>The body as the document shows it.</summary>
    public OpenApiRequestBody Body() => new()
    {
        Required = true,
        Content = mediaTypes.ToDictionary(type => type, type => new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", MaxLength = maxBytes },
            Example = type == mediaTypes[0] ? JsonValue.Create(example) : null,
        }),
    };
}
