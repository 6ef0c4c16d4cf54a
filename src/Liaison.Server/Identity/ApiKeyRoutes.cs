using Liaison.Server.Web;

namespace Liaison.Server.Identity;

/// <summary>URL → use case.</summary>
public static class ApiKeyRoutes
{
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("API keys");
        keys.MapGet("/", ListApiKeys.Endpoint).Sends<ListApiKeys.Query>("List API keys");
        keys.MapPost("/", MakeApiKey.Endpoint).Sends<MakeApiKey.Command>("Make an API key");
        keys.MapGet("/{id:guid}", ReadApiKey.Endpoint).Sends<ReadApiKey.Query>("Read an API key");
        keys.MapPost("/{id:guid}/rotation", RotateApiKey.Endpoint).Sends<RotateApiKey.Command>("Give an API key a new secret");
        keys.MapPost("/{id:guid}/revocation", RevokeApiKey.Endpoint).Sends<RevokeApiKey.Command>("Revoke an API key");
    }
}
