using Liaison.Server.Web;

namespace Liaison.Server.Statistics;

/// <summary>URL → use case.</summary>
public static class StatisticsRoutes
{
    public static void MapStatistics(this IEndpointRouteBuilder api)
    {
        var activity = api.MapGroup("/statistics/activity").WithTags("Statistics");
        activity.MapGet("/", ReadActivity.Endpoint).Sends<ReadActivity.Query>("Read the activity of a period");
        activity.MapGet("/cases", ListCasesBehindActivity.Endpoint).Sends<ListCasesBehindActivity.Query>("List the cases behind the figure of cases");

        var reconciliation = api.MapGroup("/statistics/reconciliation").WithTags("Statistics");
        reconciliation.MapGet("/", ReadReconciliation.Endpoint).Sends<ReadReconciliation.Query>("Read what became of the cases submitted");
        reconciliation.MapGet("/cases", ListCasesBehindReconciliation.Endpoint)
            .Sends<ListCasesBehindReconciliation.Query>("List the cases behind a number of the reconciliation");

        var regularisations = api.MapGroup("/statistics/regularisations").WithTags("Statistics");
        regularisations.MapGet("/", ListRegularisations.Endpoint).Sends<ListRegularisations.Query>("List the figures of regularisations");
        regularisations.MapPost("/", EnterRegularisations.Endpoint).Sends<EnterRegularisations.Command>("Enter a figure of regularisations");
        regularisations.MapGet("/{id:guid}", ReadRegularisations.Endpoint).Sends<ReadRegularisations.Query>("Read a figure of regularisations");
        regularisations.MapGet("/comparison", CompareRegularisations.Endpoint).Sends<CompareRegularisations.Query>("Compare two figures of regularisations");
    }
}
