using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Minutes;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office closes a technical meeting once each item has its outcome and each association its extract of the minutes.</summary>
public static class CloseMeeting
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRules.StepNotAllowed, MeetingRules.ItemsOpen, MeetingRules.ExtractsMissing];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            var withoutOutcome = (await AgendaItemTable.OfMeeting(db, meeting.Id)).Count(item => item.IsWithoutOutcome);
            await MeetingTable.Save(db, meeting.Close(withoutOutcome, await DeliveryTable.Missing(db, meeting)));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadMeeting.Query(id), ct);
}
