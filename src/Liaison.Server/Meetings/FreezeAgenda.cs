using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;
using Liaison.Server.Agendas;
using Liaison.Server.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office freezes the agenda of a technical meeting; what was proposed and not admitted goes back to the pool.</summary>
public static class FreezeAgenda
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRules.StepNotAllowed, AgendaRules.ReferralUnplaced];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            // What waited may have its place here by now, because a meeting before this one has begun: nothing else tells of that.
            await Scheduling.PlaceWaiting(db, meeting);
            await MeetingTable.Save(db, meeting.FreezeAgenda(await Placement.HasUnplaced(db, meeting)));
            foreach (var item in (await AgendaItemTable.OfMeeting(db, meeting.Id)).Where(item => item.Status == AgendaItemStatus.Proposed))
            {
                // A referred case keeps its place: it may enter even a frozen agenda.
                if ((await ReferralTable.AllOfItem(db, item.Id)).Count == 0)
                    await Placement.Release(db, item, AgendaItemRules.NotAdmittedAtFreeze);
            }
            // A carried-over item that was left out stands first on the next agenda, where there is one already.
            await Scheduling.PlaceWaiting(db, meeting);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadMeeting.Query(id), ct);
}
