using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office opens a meeting on its day.</summary>
public static class OpenMeeting
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRules.StepNotAllowed, MeetingRules.NotYet];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            var today = await PrefectureTable.Today(db);
            await MeetingTable.Save(db, meeting.Open(today));
            // It takes no more items: what was referred to it and still waits goes to the next one.
            await Scheduling.PlaceWaiting(db, meeting);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadMeeting.Query(id), ct);
}
