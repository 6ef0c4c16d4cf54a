using Liaison.Server.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Minutes;

/// <summary>URL → use case.</summary>
public static class MinutesRoutes
{
    public static void MapMinutes(this IEndpointRouteBuilder api)
    {
        // They are not there yet.
        api.MapPost("/meetings/{id:guid}/minutes", OpenMinutes.Endpoint).WithTags("Minutes").Sends<OpenMinutes.Command>("Open the minutes of a meeting");
        var minutes = api.MapGroup("/meetings/{id:guid}/minutes").WithTags("Minutes")
            .WithMetadata(Subject.Of<ReadMinutes.Query, ReadMinutes.Response>(id => new(id)));
        minutes.MapGet("/", ReadMinutes.Endpoint).Sends<ReadMinutes.Query>("Read the minutes of a meeting as they stand")
            .Prints<ReadMinutes.Response>(MinutesDocument.Print);
        minutes.MapPost("/sections", AddSection.Endpoint).Sends<AddSection.Command>("Add a general point to the draft");
        var section = Subject.OfPart<ReadSection.Query, SectionView>("sectionId",
            address => new(Guid.Parse((string)address["id"]!), Guid.Parse((string)address["sectionId"]!)));
        minutes.MapGet("/sections/{sectionId:guid}", ReadSection.Endpoint).Sends<ReadSection.Query>("Read a section").WithMetadata(section);
        minutes.MapPut("/sections/{sectionId:guid}", ChangeSection.Endpoint).Sends<ChangeSection.Command>("Write a section anew").WithMetadata(section).NeedsMatch();
        minutes.MapPost("/sections/{sectionId:guid}/removal", RemoveSection.Endpoint).Sends<RemoveSection.Command>("Take a general point out")
            .WithMetadata(section).NeedsMatch();
        minutes.MapGet("/sections/{sectionId:guid}/wordings", ListWordings.Endpoint).Sends<ListWordings.Query>("List who wrote what in a section").WithMetadata(section);
        minutes.MapPost("/circulation", CirculateMinutes.Endpoint).Sends<CirculateMinutes.Command>("Circulate the text").NeedsMatch();
        minutes.MapPost("/revision", ReviseMinutes.Endpoint).Sends<ReviseMinutes.Command>("Take the circulated text back").NeedsMatch();
        minutes.MapPost("/observations", ObserveOnMinutes.Endpoint).Sends<ObserveOnMinutes.Command>("Observe on the circulated text");
        minutes.MapPost("/observations/{observationId:guid}/reply", ReplyToObservation.Endpoint).Sends<ReplyToObservation.Command>("Reply to an observation")
            .WithMetadata(Subject.Of<ReadMinutes.Query, ReadMinutes.Response>(id => new(id),
                (view, address) => view.Observations.Any(made => made.Id == Guid.Parse((string)address["observationId"]!))));
        minutes.MapPost("/position", TakePosition.Endpoint).Sends<TakePosition.Command>("Take position on the circulated text").NeedsMatch();
        minutes.MapPost("/conclusion", ConcludeMinutes.Endpoint).Sends<ConcludeMinutes.Command>("Conclude the text as an edition").NeedsMatch();
        minutes.MapPost("/errata", CorrectMinutes.Endpoint).Sends<CorrectMinutes.Command>("Begin an erratum").NeedsMatch();
        minutes.MapPost("/erratum-withdrawal", WithdrawErratum.Endpoint).Sends<WithdrawErratum.Command>("Give an erratum up").NeedsMatch();
        var edition = Subject.OfPart<ReadEdition.Query, ReadEdition.Response>("number",
            address => new(Guid.Parse((string)address["id"]!), int.Parse((string)address["number"]!, System.Globalization.CultureInfo.InvariantCulture)));
        minutes.MapGet("/editions", ListEditions.Endpoint).Sends<ListEditions.Query>("List the editions");
        minutes.MapGet("/editions/{number:int}", ReadEdition.Endpoint).Sends<ReadEdition.Query>("Read an edition in one of its views").WithMetadata(edition)
            .Prints<ReadEdition.Response>(MinutesDocument.Print);
        minutes.MapPost("/editions/{number:int}/deliveries", DeliverExtract.Endpoint).Sends<DeliverExtract.Command>("Record that an association has its extract")
            .WithMetadata(edition);
    }
}
