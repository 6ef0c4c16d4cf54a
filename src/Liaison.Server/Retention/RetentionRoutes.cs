using Liaison.Server.Web;

namespace Liaison.Server.Retention;

/// <summary>URL → use case.</summary>
public static class RetentionRoutes
{
    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        var periods = api.MapGroup("/retention-periods").WithTags("Retention");
        periods.MapGet("/", ListRetentionPeriods.Endpoint).Sends<ListRetentionPeriods.Query>("List how long each category is kept");
        periods.MapPost("/", SetRetentionPeriod.Endpoint).Sends<SetRetentionPeriod.Command>("Set how long a category is kept");
        var lists = api.MapGroup("/destruction-lists").WithTags("Retention")
            .WithMetadata(Subject.Of<ReadDestructionList.Query, ReadDestructionList.Response>(id => new(id)));
        lists.MapGet("/", ListDestructionLists.Endpoint).Sends<ListDestructionLists.Query>("List destruction lists");
        lists.MapPost("/", ProposeDestruction.Endpoint).Sends<ProposeDestruction.Command>("Propose a destruction list");
        lists.MapGet("/{id:guid}", ReadDestructionList.Endpoint).Sends<ReadDestructionList.Query>("Read a destruction list");
        lists.MapPost("/{id:guid}/removal", TakeOffList.Endpoint).Sends<TakeOffList.Command>("Take a case off a destruction list");
        lists.MapPost("/{id:guid}/approval", ApproveDestruction.Endpoint).Sends<ApproveDestruction.Command>("Enter the visa of the archives");
        lists.MapPost("/{id:guid}/abandonment", AbandonDestruction.Endpoint).Sends<AbandonDestruction.Command>("Give a destruction list up");
        lists.MapPost("/{id:guid}/destruction", DestroyCases.Endpoint).Sends<DestroyCases.Command>("Destroy the cases of an approved list");
        lists.MapGet("/{id:guid}/certificate", ReadCertificate.Endpoint).Sends<ReadCertificate.Query>("Read the certificate of a destruction");
    }
}
