using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office calls a meeting off, with a reason and a new date or none; with one, another meeting takes its place and its requests.</summary>
public static class CancelMeeting
{
    /// <param name="Reason">Why; at most 600 characters.</param>
    /// <param name="StartsAt">The new date, in local time of the prefecture.</param>
    public sealed record Body(string Reason, DateTime? StartsAt = null) : IExample
    {
        public static object Example => new Body("Agents indisponibles.", new DateTime(2017, 12, 19, 14, 30, 0));
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses =>
            [MeetingRules.StepNotAllowed, CommonRules.ReasonRequired, MeetingRules.StartsInPast, LocalTime.Skipped];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
            RuleFor(command => command.Body.StartsAt!.Value).Moment().When(command => command.Body.StartsAt is not null).OverridePropertyName("StartsAt");
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            var replacement = command.Body.StartsAt is { } startsAt ? await Replace(meeting, startsAt) : null;
            await MeetingTable.Save(db, meeting.Cancel(command.Body.Reason, replacement?.Id));
            foreach (var requestId in await Scheduling.Release(db, meeting, command.Body.Reason))
            {
                if (replacement is not null)
                    await Scheduling.Answer(db, await MeetingRequestTable.Load(db, requestId), replacement);
            }
            await Scheduling.PlaceWaiting(db, meeting);
            return Unit.Value;
        }

        private async Task<Meeting> Replace(Meeting meeting, DateTime startsAt) => await Scheduling.Create(db, meeting.Kind,
            await Scheduling.At(db, startsAt), meeting.DurationMinutes, meeting.Place, meeting.AssociationIds, meeting.Theme);
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMeeting.Query(id), ct);
}
