using Liaison.Server.Web;

namespace Liaison.Server.Demonstrations;

/// <summary>URL → use case.</summary>
public static class DemonstrationRoutes
{
    public static void MapDemonstrations(this IEndpointRouteBuilder api)
    {
        var demonstrations = api.MapGroup("/demonstrations").WithTags("Demonstrations")
            .WithMetadata(Subject.Of<ReadDemonstration.Query, ReadDemonstration.Response>(id => new(id)));
        demonstrations.MapGet("/", ListDemonstrations.Endpoint).Sends<ListDemonstrations.Query>("List the demonstrations of the prefecture");
        demonstrations.MapPost("/", LogDemonstration.Endpoint).Sends<LogDemonstration.Command>("Log a demonstration, declared or not");
        demonstrations.MapGet("/{id:guid}", ReadDemonstration.Endpoint).Sends<ReadDemonstration.Query>("Read a demonstration");
        demonstrations.MapPost("/{id:guid}/declarations", DeclareDemonstration.Endpoint).Sends<DeclareDemonstration.Command>("Take in a declaration, however late");
        demonstrations.MapPost("/{id:guid}/ban", BanDemonstration.Endpoint).Sends<BanDemonstration.Command>("Ban a demonstration by a reasoned order");
        demonstrations.MapPost("/{id:guid}/holding", HoldDemonstration.Endpoint).Sends<HoldDemonstration.Command>("Record that a demonstration took place");
        demonstrations.MapPost("/{id:guid}/not-held", RecordDemonstrationNotHeld.Endpoint).Sends<RecordDemonstrationNotHeld.Command>("Record that a demonstration did not take place");
        demonstrations.MapPost("/{id:guid}/cancellation", CancelDemonstration.Endpoint).Sends<CancelDemonstration.Command>("Record that the organisers called a demonstration off");
    }
}
