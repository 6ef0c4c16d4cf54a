using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Rights;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The foreigners office notes that a restricted case may be used until a day, since the person consents or for legal claims; it is read and
/// changed as any other meanwhile. [GDPR art. 18(2)]</summary>
public static class AdmitUse
{
    /// <param name="UntilDay">Last local day, that day included; at most 92 days from today.</param>
    /// <param name="Reason">To what she consents, or for which claim; at most 600 characters.</param>
    public sealed record Body(UseBasis Basis, DateOnly UntilDay, string Reason) : IExample
    {
        public static object Example => new Body(UseBasis.Consent, new DateOnly(2017, 12, 15), "La personne demande que son dossier soit étudié le 12 décembre.");
    }

    public sealed record Command(Guid CaseId, Guid RestrictionId, Body Body) : ICommand<Unit>, IMayTouchFrozen, IMayTouchRestricted
    {
        public static Right Requires => Right.RestrictCases;
        public static IReadOnlyList<Refusal> Refuses => [RestrictionRules.StepNotAllowed, RestrictionRules.UseOutOfRange, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.UntilDay).Day();
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (household, body) = (await CaseTable.Load(db, command.CaseId), command.Body);
            var now = await PrefectureTable.Now(db);
            var restriction = (await RestrictionTable.Load(db, household.Id, command.RestrictionId)).Admit(body.UntilDay, body.Reason, now.Day);
            var end = LocalTime.InstantOf(body.UntilDay.AddDays(1).ToDateTime(TimeOnly.MinValue), now.Zone, "untilDay");
            await RestrictionTable.Save(db, restriction);
            await RestrictionTable.InsertUse(db, restriction, body.Basis, body.UntilDay, end, body.Reason);
            return Unit.Value;
        }
    }

    public static Task<Ok<Page<ListRestrictions.Response>>> Endpoint(Guid id, Guid restrictionId, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, restrictionId, body), new ListRestrictions.Query(id), ct);
}
