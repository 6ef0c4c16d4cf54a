using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Rights;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The office head lifts a restriction, after the person was told. [GDPR art. 18(3)]</summary>
public static class LiftRestriction
{
    /// <param name="ToldDay">The local day on which the person was told.</param>
    /// <param name="Reason">What was decided; at most 600 characters.</param>
    public sealed record Body(DateOnly ToldDay, string Reason) : IExample
    {
        public static object Example => new Body(new DateOnly(2017, 12, 4), "La nationalité a été vérifiée et rectifiée.");
    }

    public sealed record Command(Guid CaseId, Guid RestrictionId, Body Body) : ICommand<Unit>, IMayTouchFrozen, IMayTouchRestricted
    {
        public static Right Requires => Right.LiftRestrictions;
        public static IReadOnlyList<Refusal> Refuses => [RestrictionRules.StepNotAllowed, RestrictionRules.NotTold, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.ToldDay).Day();
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (household, body) = (await CaseTable.Load(db, command.CaseId), command.Body);
            var restriction = await RestrictionTable.Load(db, household.Id, command.RestrictionId);
            await RestrictionTable.Save(db, restriction.Lift(body.ToldDay, body.Reason, await PrefectureTable.Today(db)));
            return Unit.Value;
        }
    }

    public static Task<Ok<Page<ListRestrictions.Response>>> Endpoint(Guid id, Guid restrictionId, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, restrictionId, body), new ListRestrictions.Query(id), ct);
}
