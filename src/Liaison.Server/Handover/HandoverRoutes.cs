using Liaison.Server.Pages;
using Liaison.Server.Web;

namespace Liaison.Server.Handover;

/// <summary>URL → use case.</summary>
public static class HandoverRoutes
{
    public static void MapHandover(this IEndpointRouteBuilder api) => api.MapGroup("/handover").WithTags("Handover")
        .MapGet("/", ReadHandover.Endpoint).Sends<ReadHandover.Query>("Read what somebody who takes over must know")
        .ComesAsPage<HandoverPage, ReadHandover.Response>();
}
