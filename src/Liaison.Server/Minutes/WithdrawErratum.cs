using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>The office gives up an erratum that is still a draft; the last edition stands.</summary>
public static class WithdrawErratum
{
    /// <param name="Reason">At most 600 characters.</param>
    public sealed record Body(string Reason) : IExample
    {
        public static object Example => new Body("L'erreur signalée n'en est pas une.");
    }

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMinutes;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.StepNotAllowed, MinutesRules.NoErratum];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Reason).Text(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            await MinutesTable.Save(db, (await MinutesTable.Of(db, command.MeetingId)).WithdrawErratum(command.Body.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMinutes.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMinutes.Query(id), ct);
}
