namespace Liaison.Server.Web;

/// <summary>The route changes what its address names, and only as the caller has read it: without <c>If-Match</c> it answers 428.</summary>
public sealed class NeedsMatch;

/// <summary>How a route says so.</summary>
public static class NeedsMatchRoutes
{
    public static RouteHandlerBuilder NeedsMatch(this RouteHandlerBuilder route) => route.WithMetadata(new NeedsMatch());
}
