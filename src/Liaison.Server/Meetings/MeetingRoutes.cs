using Liaison.Server.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Meetings;

/// <summary>URL → use case.</summary>
public static class MeetingRoutes
{
    public static void MapMeetings(this IEndpointRouteBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings")
            .WithMetadata(Subject.Of<ReadMeeting.Query, ReadMeeting.Response>(id => new(id)));
        meetings.MapGet("/", ListMeetings.Endpoint).Sends<ListMeetings.Query>("List meetings, latest first");
        meetings.MapPost("/", ScheduleMeeting.Endpoint).Sends<ScheduleMeeting.Command>("Schedule a technical meeting or a specific interview");
        meetings.MapGet("/{id:guid}", ReadMeeting.Endpoint).Sends<ReadMeeting.Query>("Read a meeting");
        meetings.MapGet("/{id:guid}/convocation", ReadConvocation.Endpoint).Sends<ReadConvocation.Query>("Read the convocation to a meeting")
            .Prints<ReadConvocation.Response>(ConvocationDocument.Print);
        meetings.MapPost("/{id:guid}/agenda-freeze", FreezeAgenda.Endpoint).Sends<FreezeAgenda.Command>("Freeze the agenda");
        meetings.MapPost("/{id:guid}/opening", OpenMeeting.Endpoint).Sends<OpenMeeting.Command>("Open a meeting");
        meetings.MapPost("/{id:guid}/attendance", RecordAttendance.Endpoint).Sends<RecordAttendance.Command>("Record who is present, by function and number");
        meetings.MapPost("/{id:guid}/holding", HoldMeeting.Endpoint).Sends<HoldMeeting.Command>("End a meeting as held");
        meetings.MapPost("/{id:guid}/not-held", RecordMeetingNotHeld.Endpoint).Sends<RecordMeetingNotHeld.Command>("Record that a meeting was not held");
        meetings.MapPost("/{id:guid}/postponement", PostponeMeeting.Endpoint).Sends<PostponeMeeting.Command>("Postpone a meeting");
        meetings.MapPost("/{id:guid}/cancellation", CancelMeeting.Endpoint).Sends<CancelMeeting.Command>("Cancel a meeting, with a new date or none");
        meetings.MapPost("/{id:guid}/closing", CloseMeeting.Endpoint).Sends<CloseMeeting.Command>("Close a meeting");
    }
}
