using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>The office replies to an observation, once; who reads the observation reads the reply. [domain rule 22]</summary>
public static class ReplyToObservation
{
    /// <param name="Text">At most 4,000 characters.</param>
    public sealed record Body(string Text) : IExample
    {
        public static object Example => new Body("Le bureau en prend acte.");
    }

    public sealed record Command(Guid MeetingId, Guid ObservationId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMinutes;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.StepNotAllowed, MinutesRules.ReplyGiven, MinutesRules.NamesACase];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Text).Text(MinutesRules.TextLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = await MinutesTable.Of(db, command.MeetingId);
            var observation = (await ObservationTable.For(db, minutes.Id, minutes.ThisEdition)).FirstOrDefault(made => made.Id == command.ObservationId)
                ?? throw CommonRules.Absent.Because();
            if (minutes.Status == MinutesStatus.Concluded)
                minutes.MustTake(MinutesStep.Observations);
            if (observation.CaseId is null)
                MinutesRules.Common(command.Body.Text, "text", await MinutesReading.Persons(db, command.MeetingId));
            await ObservationTable.Answer(db, observation.Answer(command.Body.Text, db.Now));
            await MinutesTable.Save(db, minutes);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMinutes.Response>> Endpoint(Guid id, Guid observationId, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, observationId, body), new ReadMinutes.Query(id), ct);
}
