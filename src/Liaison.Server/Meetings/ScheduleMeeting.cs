using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office schedules a technical meeting, or a specific interview on a theme, with one or several associations.</summary>
public static class ScheduleMeeting
{
    /// <param name="StartsAt">Local time of the prefecture.</param>
    /// <param name="Theme">Of a specific interview alone.</param>
    public sealed record Command(MeetingKind Kind, DateTime StartsAt, int DurationMinutes, string Place, IReadOnlyList<Guid> AssociationIds,
        string? Theme = null) : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            MeetingRules.StartsInPast, LocalTime.Skipped, MeetingRules.ThemeRequired, MeetingRules.ThemeNotAllowed,
            CommonRules.UnknownReference, AssociationRules.NotActive,
        ];
        public static object Example => new Command(MeetingKind.Technical, new DateTime(2017, 12, 12, 14, 30, 0), 120, "Préfecture, salle Exemple",
            [Guid.Parse("019a0000-0000-7000-8000-000000000001")]);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.StartsAt).Moment();
            RuleFor(command => command.DurationMinutes).Between(1, MeetingRules.MaxDurationMinutes);
            RuleFor(command => command.Place).Text(MeetingRules.PlaceLength);
            RuleFor(command => command.AssociationIds).SomeDistinct(MeetingRules.MaxAssociations);
            RuleFor(command => command.Theme).OptionalText(MeetingRules.ThemeLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            foreach (var (index, associationId) in command.AssociationIds.Index())
                await AssociationTable.Active(db, associationId, $"associationIds[{index}]");
            var meeting = await Scheduling.Create(db, command.Kind, await Scheduling.At(db, command.StartsAt), command.DurationMinutes,
                command.Place, command.AssociationIds, command.Theme);
            await Scheduling.PlaceWaiting(db, meeting);
            return meeting.Id;
        }
    }

    public static Task<Created<ReadMeeting.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/meetings", id => new ReadMeeting.Query(id), ct);
}
