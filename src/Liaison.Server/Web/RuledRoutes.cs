using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Liaison.Server.Web;

/// <summary>No route without a row in the policy table: a service that has one does not start.</summary>
public static class RuledRoutes
{
    private const string Api = "api";

    /// <summary>Looks at all routes once, when the service starts and before it listens.</summary>
    public static void UseRuledRoutes(this WebApplication app) => ((IApplicationBuilder)app).Use(next =>
    {
        if (WithoutRule(app.Services.GetRequiredService<EndpointDataSource>().Endpoints) is { Count: > 0 } routes)
            throw new InvalidOperationException($"No row of the policy table says who may use: {string.Join(", ", routes)}.");
        return next;
    });

    /// <summary>The routes of the API that send no use case, and those anywhere whose right has no row in the table.</summary>
    public static IReadOnlyList<string> WithoutRule(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.OfType<RouteEndpoint>().Where(IsWithoutRule).Select(NameOf).Distinct()];

    /// <summary>Method and address of a route, e.g. <c>GET /api/v1/meetings/{id}</c>, with its use case; those that send none are left out.</summary>
    public static IEnumerable<(string Method, string Address, UseCaseMetadata UseCase)> Of(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        let useCase = endpoint.Metadata.GetMetadata<UseCaseMetadata>()
        where useCase is not null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        select (method, AddressOf(endpoint), useCase);

    private static bool IsWithoutRule(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<UseCaseMetadata>() is { } useCase
        ? !Policy.Knows(useCase.Right)
        : endpoint.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart first] }, ..]
            && first.Content.Equals(Api, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(RouteEndpoint endpoint) =>
        $"{string.Join(' ', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])} {AddressOf(endpoint)}".TrimStart();

    // As the OpenAPI document writes it: without the constraints of its parameters.
    private static string AddressOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        }))));
}
