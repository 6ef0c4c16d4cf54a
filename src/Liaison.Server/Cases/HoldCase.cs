using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The foreigners office puts a case under legal hold, e.g. while a court has it: it is not destroyed meanwhile. [domain rule 41]</summary>
public static class HoldCase
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
            await HoldTable.Insert(db, (await HoldTable.Present(db, household.Id)).Place(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<Page<ListHolds.Response>>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ListHolds.Query(id), ct);
}
