using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office records that a meeting was not held, with the reason; what was on it waits again.</summary>
public static class RecordMeetingNotHeld
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRules.StepNotAllowed, CommonRules.ReasonRequired, MeetingRules.ItemsExamined];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            var examined = (await AgendaItemTable.OfMeeting(db, meeting.Id)).Count(item => item.Status == AgendaItemStatus.Examined);
            await MeetingTable.Save(db, meeting.RecordNotHeld(command.Reason, examined));
            await Scheduling.Release(db, meeting, command.Reason);
            await Scheduling.PlaceWaiting(db, meeting);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadMeeting.Query(id), ct);
}
