using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office ends a meeting as held, with both sides present.</summary>
public static class HoldMeeting
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRules.StepNotAllowed, MeetingRules.SideMissing];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            await MeetingTable.Save(db, meeting.Hold());
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadMeeting.Query(id), ct);
}
