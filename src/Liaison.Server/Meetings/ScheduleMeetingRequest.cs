using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office answers a request with a meeting, a new one or one that is there; its items in the pool become proposed on it.</summary>
public static class ScheduleMeetingRequest
{
    public static readonly Refusal OneForm = new("meeting_request.scheduling_form",
        "Indiquer soit une réunion existante (meetingId), soit startsAt, durationMinutes et place.",
        "Name either an existing meeting (meetingId) or startsAt, durationMinutes and place.", RefusalKind.Content);

    /// <summary>A new appointment, or the meeting that answers the request: exactly one of the two.</summary>
    /// <param name="StartsAt">Local time of the prefecture.</param>
    public sealed record Body(DateTime? StartsAt = null, int? DurationMinutes = null, string? Place = null, Guid? MeetingId = null) : IExample
    {
        public static object Example => new Body(new DateTime(2017, 12, 12, 14, 30, 0), 120, "Préfecture, salle Exemple");

        public bool IsOneForm() => MeetingId is null
            ? StartsAt is not null && DurationMinutes is not null && Place is not null
            : StartsAt is null && DurationMinutes is null && Place is null;
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.AnswerMeetingRequests;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            MeetingRequestRules.StepNotAllowed, OneForm, CommonRules.UnknownReference, MeetingRequestRules.OtherKind, MeetingRequestRules.NotInvited,
            MeetingRules.StartsInPast, LocalTime.Skipped, AgendaRules.Frozen, AgendaRules.Closed,
        ];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.MeetingId).Must((command, _) => command.Body.IsOneForm()).Refuses(OneForm);
            When(command => command.Body.IsOneForm() && command.Body.MeetingId is null, () =>
            {
                RuleFor(command => command.Body.StartsAt!.Value).Moment().OverridePropertyName("StartsAt");
                RuleFor(command => command.Body.DurationMinutes!.Value).Between(1, MeetingRules.MaxDurationMinutes).OverridePropertyName("DurationMinutes");
                RuleFor(command => command.Body.Place!).Text(MeetingRules.PlaceLength);
            });
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await MeetingRequestTable.Load(db, command.Id);
            if (command.Body.MeetingId is { } meetingId)
            {
                await Scheduling.Answer(db, request, await MeetingTable.Named(db, meetingId, "meetingId"));
                return Unit.Value;
            }
            var created = await Create(request, command.Body);
            await Scheduling.Answer(db, request, created);
            await Scheduling.PlaceWaiting(db, created);
            return Unit.Value;
        }

        private async Task<Meeting> Create(MeetingRequest request, Body body) => await Scheduling.Create(db, request.Kind,
            await Scheduling.At(db, body.StartsAt!.Value), body.DurationMinutes!.Value, body.Place!, [request.AssociationId],
            theme: request.Kind == MeetingKind.Specific ? request.Subject : null);
    }

    public static Task<Ok<ReadMeetingRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMeetingRequest.Query(id), ct);
}
