using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>Either side takes the urgent flag of a case away, and says why.</summary>
public static class LiftUrgency
{
    public sealed record Command(Guid CaseId, string Reason) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => [UrgencyRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var urgency = await UrgencyTable.Present(db, household.Id);
            await UrgencyTable.Save(db, urgency.Lift(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCase.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadCase.Query(id), ct);
}
