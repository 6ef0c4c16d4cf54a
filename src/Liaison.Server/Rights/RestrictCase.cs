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

/// <summary>The foreigners office restricts the processing of a case at the person's request: it is kept and not used. [GDPR art. 18]</summary>
public static class RestrictCase
{
    /// <param name="Reason">What the person says; at most 600 characters.</param>
    public sealed record Body(RestrictionGround Ground, string Reason) : IExample
    {
        public static object Example => new Body(RestrictionGround.AccuracyContested, "La personne conteste la nationalité inscrite.");
    }

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Unit>, IMayTouchFrozen, IMayTouchRestricted
    {
        public static Right Requires => Right.RestrictCases;
        public static IReadOnlyList<Refusal> Refuses => [RestrictionRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var present = await RestrictionTable.Present(db, household.Id);
            await RestrictionTable.Insert(db, present.Restrict(command.Body.Ground, command.Body.Reason, await PrefectureTable.Today(db)));
            return Unit.Value;
        }
    }

    public static Task<Created<Page<ListRestrictions.Response>>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/cases/{id}/restrictions", new ListRestrictions.Query(id), ct);
}
