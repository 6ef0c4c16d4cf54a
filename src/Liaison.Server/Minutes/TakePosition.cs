using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>An association takes position on the circulated text; it may take another one until the conclusion. [domain rule 22]</summary>
public static class TakePosition
{
    /// <param name="Position"><c>approved</c>, <c>approvedWithReservations</c> or <c>contested</c>.</param>
    /// <param name="Statement">The reservations, or why the text is contested; at most 2,000 characters. Everybody reads it: it names no case.</param>
    public sealed record Body(Position Position, string? Statement = null) : IExample
    {
        public static object Example => new Body(Position.ApprovedWithReservations, "L'association maintient son observation sur les délais de réponse.");
    }

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.AnswerMinutes;
        public static IReadOnlyList<Refusal> Refuses =>
            [MinutesRules.StepNotAllowed, MinutesRules.NotAPosition, MinutesRules.StatementRequired, MinutesRules.NamesACase];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Statement).OptionalText(MinutesRules.StatementLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = (await MinutesTable.Of(db, command.MeetingId)).MustTake(MinutesStep.Position);
            var position = AssociationPosition.Taken(db.Association!.Value, command.Body.Position, command.Body.Statement);
            MinutesRules.Common(position.Statement ?? "", "statement", await MinutesReading.Persons(db, command.MeetingId));
            await ObservationTable.Take(db, (await EditionTable.Circulating(db, minutes.Id)).Id, position);
            await MinutesTable.Save(db, minutes);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMinutes.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMinutes.Query(id), ct);
}
