using Liaison.Server.Web;

namespace Liaison.Server.Associations;

/// <summary>URL → use case.</summary>
public static class AssociationRoutes
{
    public static void MapAssociations(this IEndpointRouteBuilder api)
    {
        var associations = api.MapGroup("/associations").WithTags("Associations")
            .WithMetadata(Subject.Of<ReadAssociation.Query, ReadAssociation.Response>(id => new(id)));
        associations.MapGet("/", ListAssociations.Endpoint).Sends<ListAssociations.Query>("List the associations of the prefecture");
        associations.MapPost("/", RegisterAssociation.Endpoint).Sends<RegisterAssociation.Command>("Register an association");
        associations.MapGet("/{id:guid}", ReadAssociation.Endpoint).Sends<ReadAssociation.Query>("Read an association");
        associations.MapPost("/{id:guid}/suspension", SuspendAssociation.Endpoint).Sends<SuspendAssociation.Command>("Suspend an association");
        associations.MapPost("/{id:guid}/reinstatement", ReinstateAssociation.Endpoint).Sends<ReinstateAssociation.Command>("Lift a suspension");
        associations.MapPost("/{id:guid}/closing", CloseAssociation.Endpoint).Sends<CloseAssociation.Command>("Close a registration");
    }
}
