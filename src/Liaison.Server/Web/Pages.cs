using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Web;

/// <summary>Pages of lists.</summary>
public static class Pages
{
    /// <summary>A page, with the address of the next one in <c>Link</c>.</summary>
    public static Ok<Page<T>> Page<T>(this HttpContext http, Page<T> page)
    {
        if (page.NextCursor is { } cursor)
        {
            var query = http.Request.Query.Where(pair => pair.Key != "cursor")
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
                .Append(KeyValuePair.Create("cursor", (string?)cursor));
            http.Response.Headers.Link = $"<{http.Request.Path}{QueryString.Create(query)}>; rel=\"next\"";
        }
        return TypedResults.Ok(page);
    }
}
