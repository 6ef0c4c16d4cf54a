using Liaison.Server.Web;

namespace Liaison.Server.Audiences;

/// <summary>URL → use case. What an audience can never hold is kept out by <see cref="AudienceTrap"/>, before any of these routes.</summary>
public static class AudienceRoutes
{
    public static void MapAudiences(this IEndpointRouteBuilder api)
    {
        var audiences = api.MapGroup("/audiences").WithTags("Audiences")
            .WithMetadata(Subject.Of<ReadAudience.Query, ReadAudience.Response>(id => new(id)));
        audiences.MapGet("/", ListAudiences.Endpoint).Sends<ListAudiences.Query>("List audiences");
        audiences.MapGet("/{id:guid}", ReadAudience.Endpoint).Sends<ReadAudience.Query>("Read an audience");
        audiences.MapPost("/{id:guid}/holding", HoldAudience.Endpoint).Sends<HoldAudience.Command>("Record that an audience took place");
        audiences.MapPost("/{id:guid}/note", WriteAudienceNote.Endpoint).Sends<WriteAudienceNote.Command>("Write the note of an audience; what was raised is referred");
        audiences.MapPost("/{id:guid}/cancellation", CancelAudience.Endpoint).Sends<CancelAudience.Command>("Call an audience off");
    }
}
