using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The foreigners office lifts a legal hold, and says why.</summary>
public static class LiftHold
{
    public sealed record Command(Guid CaseId, string Reason) : ICommand<Unit>, IMayTouchFrozen, IMayTouchRestricted
    {
        public static Right Requires => Right.HoldCases;
        public static IReadOnlyList<Refusal> Refuses => [RetentionRules.HoldStepNotAllowed, CommonRules.ReasonRequired];
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
            await HoldTable.Save(db, (await HoldTable.Present(db, household.Id)).Lift(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<Page<ListHolds.Response>>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ListHolds.Query(id), ct);
}
