using Liaison.Server.Pages;
using Liaison.Server.Web;

namespace Liaison.Server.Rights;

/// <summary>URL → use case.</summary>
public static class RightsRoutes
{
    public static void MapRights(this IEndpointRouteBuilder api)
    {
        MapAccessRequests(api);
        var rectifications = api.MapGroup("/cases/{id:guid}/rectifications").WithTags("Rights")
            .WithMetadata(Subject.Of<ListRectifications.Query, Page<ListRectifications.Row>>(id => new(id)));
        rectifications.MapGet("/", ListRectifications.Endpoint).Sends<ListRectifications.Query>("List the corrections of a case");
        rectifications.MapPost("/", RectifyCase.Endpoint).Sends<RectifyCase.Command>("Correct what is stated of a person or a household");
        rectifications.MapPost("/refusal", RefuseRectification.Endpoint).Sends<RefuseRectification.Command>("Refuse a correction");
        var restrictions = api.MapGroup("/cases/{id:guid}/restrictions").WithTags("Rights")
            .WithMetadata(Subject.Of<ListRestrictions.Query, Page<ListRestrictions.Response>>(id => new(id), (restrictions, address) =>
                address["restrictionId"] is not string named || restrictions.Data.Any(restriction => restriction.Id == Guid.Parse(named))));
        restrictions.MapGet("/", ListRestrictions.Endpoint).Sends<ListRestrictions.Query>("List the restrictions of a case");
        restrictions.MapPost("/", RestrictCase.Endpoint).Sends<RestrictCase.Command>("Restrict the processing of a case");
        restrictions.MapPost("/{restrictionId:guid}/uses", AdmitUse.Endpoint).Sends<AdmitUse.Command>("Admit a use of a restricted case");
        restrictions.MapPost("/{restrictionId:guid}/lifting", LiftRestriction.Endpoint).Sends<LiftRestriction.Command>("Lift a restriction");
    }

    private static void MapAccessRequests(IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/access-requests").WithTags("Rights")
            .WithMetadata(Subject.Of<ReadAccessRequest.Query, ReadAccessRequest.Response>(id => new(id)));
        requests.MapGet("/", ListAccessRequests.Endpoint).Sends<ListAccessRequests.Query>("List requests for access");
        requests.MapPost("/", LogAccessRequest.Endpoint).Sends<LogAccessRequest.Command>("Log a request for access");
        requests.MapGet("/{id:guid}", ReadAccessRequest.Endpoint).Sends<ReadAccessRequest.Query>("Read a request for access");
        requests.MapPost("/{id:guid}/identity-request", AskIdentity.Endpoint).Sends<AskIdentity.Command>("Ask for a proof of identity");
        requests.MapPost("/{id:guid}/identity", CheckIdentity.Endpoint).Sends<CheckIdentity.Command>("Note how the identity was checked");
        requests.MapPost("/{id:guid}/extension", ExtendAccessRequest.Endpoint).Sends<ExtendAccessRequest.Command>("Extend the time to answer a request for access");
        requests.MapPost("/{id:guid}/preparation", PrepareExport.Endpoint).Sends<PrepareExport.Command>("Prepare what is handed over");
        requests.MapGet("/{id:guid}/export", ReadExport.Endpoint).Sends<ReadExport.Query>("Read all that is known of a person")
            .ComesAsPage<ExportPage, ReadExport.Response>();
        requests.MapPost("/{id:guid}/handing-over", HandOverExport.Endpoint).Sends<HandOverExport.Command>("Hand it over");
        requests.MapPost("/{id:guid}/refusal", RefuseAccessRequest.Endpoint).Sends<RefuseAccessRequest.Command>("Refuse a request for access");
        requests.MapPost("/{id:guid}/withdrawal", WithdrawAccessRequest.Endpoint).Sends<WithdrawAccessRequest.Command>("Take a request for access back");
    }
}
