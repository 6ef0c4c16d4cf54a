using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>The office takes a circulated text back to change it; positions are taken anew on what circulates next, observations stay.</summary>
public static class ReviseMinutes
{
    /// <param name="Reason">At most 600 characters; it names no case.</param>
    public sealed record Body(string Reason) : IExample
    {
        public static object Example => new Body("Les observations sont reprises dans le texte.");
    }

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMinutes;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.StepNotAllowed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Reason).Text(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = await MinutesTable.Of(db, command.MeetingId);
            await MinutesTable.Save(db, minutes.Revise(command.Body.Reason));
            await EditionTable.Revise(db, minutes.Id);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMinutes.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMinutes.Query(id), ct);
}
