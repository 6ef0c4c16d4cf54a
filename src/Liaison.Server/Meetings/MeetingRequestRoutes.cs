using Liaison.Server.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Meetings;

/// <summary>URL → use case.</summary>
public static class MeetingRequestRoutes
{
    public static void MapMeetingRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/meeting-requests").WithTags("Meeting requests")
            .WithMetadata(Subject.Of<ReadMeetingRequest.Query, ReadMeetingRequest.Response>(id => new(id)));
        requests.MapGet("/", ListMeetingRequests.Endpoint).Sends<ListMeetingRequests.Query>("List meeting requests");
        requests.MapPost("/", RequestMeeting.Endpoint).Sends<RequestMeeting.Command>("Request a technical meeting or a specific interview");
        requests.MapGet("/{id:guid}", ReadMeetingRequest.Endpoint).Sends<ReadMeetingRequest.Query>("Read a meeting request with its acknowledgement")
            .Prints<ReadMeetingRequest.Response>(AcknowledgementDocument.Print);
        requests.MapPost("/{id:guid}/information-request", AskForInformation.Endpoint).Sends<AskForInformation.Command>("Ask for missing information");
        requests.MapPost("/{id:guid}/information", GiveInformation.Endpoint).Sends<GiveInformation.Command>("Give the information asked for");
        requests.MapPost("/{id:guid}/scheduling", ScheduleMeetingRequest.Endpoint).Sends<ScheduleMeetingRequest.Command>("Answer a request with a meeting");
        requests.MapPost("/{id:guid}/refusal", RefuseMeetingRequest.Endpoint).Sends<RefuseMeetingRequest.Command>("Refuse a request, with its reason");
        requests.MapPost("/{id:guid}/withdrawal", WithdrawMeetingRequest.Endpoint).Sends<WithdrawMeetingRequest.Command>("Take a request back");
    }
}
