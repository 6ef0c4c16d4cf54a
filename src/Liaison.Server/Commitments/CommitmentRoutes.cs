using Liaison.Server.Web;

namespace Liaison.Server.Commitments;

/// <summary>URL → use case.</summary>
public static class CommitmentRoutes
{
    public static void MapCommitments(this IEndpointRouteBuilder api)
    {
        var commitments = api.MapGroup("/commitments").WithTags("Commitments")
            .WithMetadata(Subject.Of<ReadCommitment.Query, ReadCommitment.Response>(id => new(id)));
        commitments.MapGet("/", ListCommitments.Endpoint).Sends<ListCommitments.Query>("List commitments");
        commitments.MapPost("/", MakeCommitment.Endpoint).Sends<MakeCommitment.Command>("Record a commitment");
        commitments.MapGet("/{id:guid}", ReadCommitment.Endpoint).Sends<ReadCommitment.Query>("Read a commitment");
        commitments.MapPost("/{id:guid}/keeping", KeepCommitment.Endpoint).Sends<KeepCommitment.Command>("Record that a commitment was kept");
        commitments.MapPost("/{id:guid}/breaking", BreakCommitment.Endpoint).Sends<BreakCommitment.Command>("Record that a commitment was broken");
        commitments.MapPost("/{id:guid}/dropping", DropCommitment.Endpoint).Sends<DropCommitment.Command>("Give a commitment up");
        commitments.MapPost("/{id:guid}/contestation", ContestCommitment.Endpoint).Sends<ContestCommitment.Command>("Contest what was stated of a commitment");
        commitments.MapPost("/{id:guid}/due-day", MoveDueDay.Endpoint).Sends<MoveDueDay.Command>("Move the due day of a commitment");
    }
}
