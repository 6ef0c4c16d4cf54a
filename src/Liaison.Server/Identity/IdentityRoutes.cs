using Liaison.Server.Web;

namespace Liaison.Server.Identity;

/// <summary>URL → use case.</summary>
public static class IdentityRoutes
{
    public static void MapIdentity(this IEndpointRouteBuilder api) =>
        api.MapGet("/me", ReadMe.Endpoint).Sends<ReadMe.Query>("Know who one is to the service").WithTags("Identity");
}
