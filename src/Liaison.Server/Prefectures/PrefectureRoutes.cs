using Liaison.Server.Web;

namespace Liaison.Server.Prefectures;

/// <summary>URL → use case.</summary>
public static class PrefectureRoutes
{
    public static void MapPrefectures(this IEndpointRouteBuilder api)
    {
        var prefectures = api.MapGroup("/prefectures").WithTags("Prefectures")
            .WithMetadata(new Subject<ReadSettings.Query, ReadSettings.Response>("code", address => new((string)address["code"]!)));
        prefectures.MapGet("/", ListPrefectures.Endpoint).Sends<ListPrefectures.Query>("List the own prefecture");
        prefectures.MapGet("/{code}/settings", ReadSettings.Endpoint).Sends<ReadSettings.Query>("Read the settings of the prefecture");
        prefectures.MapPut("/{code}/settings", ChangeSettings.Endpoint).Sends<ChangeSettings.Command>("Replace the settings of the prefecture").NeedsMatch();
        prefectures.MapGet("/{code}/holidays", ListHolidays.Endpoint).Sends<ListHolidays.Query>("List the public holidays of a year");
    }
}
