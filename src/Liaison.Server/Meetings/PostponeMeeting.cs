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

/// <summary>The office gives a meeting a new date; its agenda, its requests and all former dates stay.</summary>
public static class PostponeMeeting
{
    /// <param name="StartsAt">Local time of the prefecture.</param>
    /// <param name="Reason">Why; at most 600 characters.</param>
    public sealed record Body(DateTime StartsAt, string Reason) : IExample
    {
        public static object Example => new Body(new DateTime(2017, 12, 19, 14, 30, 0), "Salle indisponible.");
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
            RuleFor(command => command.Body.StartsAt).Moment();
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            await MeetingTable.Save(db, meeting.Postpone(await Scheduling.At(db, command.Body.StartsAt), command.Body.Reason));
            // A frozen agenda takes proposals again.
            await Scheduling.PlaceWaiting(db, meeting);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMeeting.Query(id), ct);
}
