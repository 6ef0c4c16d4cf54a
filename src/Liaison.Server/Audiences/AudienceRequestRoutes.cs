using Liaison.Server.Web;

namespace Liaison.Server.Audiences;

/// <summary>URL → use case.</summary>
public static class AudienceRequestRoutes
{
    public static void MapAudienceRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/audience-requests").WithTags("Audience requests")
            .WithMetadata(Subject.Of<ReadAudienceRequest.Query, ReadAudienceRequest.Response>(id => new(id)));
        requests.MapGet("/", ListAudienceRequests.Endpoint).Sends<ListAudienceRequests.Query>("List audience requests, as far as the caller reads them");
        requests.MapPost("/", RequestAudience.Endpoint).Sends<RequestAudience.Command>("Request an audience, or log a request received");
        requests.MapGet("/{id:guid}", ReadAudienceRequest.Endpoint).Sends<ReadAudienceRequest.Query>("Read an audience request");
        requests.MapPost("/{id:guid}/demonstration", LinkDemonstration.Endpoint).Sends<LinkDemonstration.Command>("Link a request to a demonstration");
        requests.MapPost("/{id:guid}/qualification", QualifyAudienceRequest.Endpoint).Sends<QualifyAudienceRequest.Command>("Say whether a request brings cases");
        requests.MapPost("/{id:guid}/grant", GrantAudience.Endpoint).Sends<GrantAudience.Command>("Grant an audience; its cases are referred all the same");
        requests.MapPost("/{id:guid}/refusal", RefuseAudience.Endpoint).Sends<RefuseAudience.Command>("Refuse an audience and refer its cases");
        requests.MapPost("/{id:guid}/withdrawal", WithdrawAudienceRequest.Endpoint).Sends<WithdrawAudienceRequest.Command>("Take a request back");
    }
}
