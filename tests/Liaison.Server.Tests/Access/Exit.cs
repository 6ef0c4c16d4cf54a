using System.Text.RegularExpressions;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Access;

/// <summary>A way out of the service: a route that only reads. Nobody lists them; they are those that the service has mapped, so that none is
/// forgotten.</summary>
/// <param name="Operation">Method and address below <c>/api/v1</c>, in the words of the table of access.</param>
/// <param name="Forms">The media types in which it answers.</param>
internal sealed partial record Exit(string Operation, IReadOnlyList<string> Forms)
{
    private const string Api = "/api/v1";

    public string Method => Operation.Split(' ')[0];

    public string Address => Operation.Split(' ')[1];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Exit> Of(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<UseCaseMetadata>() is { Writes: false })
            .Select(route => new Exit(OperationOf(route), Liaison.Server.Web.Forms.Of(route.Metadata))),
    ];

    /// <summary>The pages and probes beside the API that need nothing in their address.</summary>
    public static IReadOnlyList<string> Beside(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(path => !path.StartsWith(Api, StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal)),
    ];

    /// <summary>Method and address of a route, without what is asked of its parameters.</summary>
    public static string OperationOf(RouteEndpoint route) =>
        $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {Constraint().Replace(route.RoutePattern.RawText![Api.Length..], "").TrimEnd('/')}";

    [GeneratedRegex("(?<={[A-Za-z]+):[^}]*(?=})")]
    private static partial Regex Constraint();
}
