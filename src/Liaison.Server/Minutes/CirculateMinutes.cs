using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>The office circulates the text: it stands, and associations have until a day to observe on it and to take position. [domain rule 22]</summary>
public static class CirculateMinutes
{
    /// <param name="DueDay">Last day for observations; ten working days from today where it is left out.</param>
    public sealed record Body(DateOnly? DueDay = null) : IExample
    {
        public static object Example => new Body(new DateOnly(2027, 1, 18));
    }

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>, IMayTouchFrozen, IMayTouchRestricted
    {
        public static Right Requires => Right.ConductMinutes;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.StepNotAllowed, MinutesRules.MeetingNotHeld, MeetingRules.ItemsOpen, MinutesRules.DueDayPast];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.DueDay).OptionalDay();
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = await MinutesTable.Of(db, command.MeetingId);
            var meeting = await MeetingTable.Load(db, command.MeetingId);
            var now = await PrefectureTable.Now(db);
            var withoutOutcome = (await AgendaItemTable.OfMeeting(db, meeting.Id)).Count(item => item.IsWithoutOutcome);
            var circulated = minutes.Circulate(meeting, withoutOutcome, command.Body.DueDay, now.Day, now.Holidays);
            await EditionTable.Circulate(db, circulated, await MinutesDraft.Text(db, minutes, await MinutesReading.Sources(db, meeting, minutes)));
            await MinutesTable.Save(db, circulated);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMinutes.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMinutes.Query(id), ct);
}
