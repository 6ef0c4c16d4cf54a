using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The office records a decision on one person or the whole household.</summary>
public static class RecordDecision
{
    /// <param name="PersonId">The person concerned; left out where it is the whole household.</param>
    /// <param name="GroundCode">The article as in force on the day the decision was made.</param>
    /// <param name="NotifiedAt">Local time of the prefecture; only of a removal order whose period for an appeal runs by the hour, and needed there.</param>
    /// <param name="AppealPeriod">Of a removal order, as it states it; what was the rule on the day of notification where it is left out.</param>
    /// <param name="DepartureDays">Of a removal order: the days that it leaves for going on one's own account, 0 for none; 30 where it is left out.</param>
    /// <param name="ApplicationDay">Of a receipt: the day on which the application was filed, from which four months of silence are counted.</param>
    public sealed record Body(DecisionKind Decision, DateOnly MadeDay, DateOnly? NotifiedDay = null, Guid? PersonId = null,
        string? GroundCode = null, DateTime? NotifiedAt = null, AppealPeriod? AppealPeriod = null, int? DepartureDays = null,
        DateOnly? ApplicationDay = null) : IExample
    {
        public static object Example => new Body(DecisionKind.PermitGranted, new DateOnly(2017, 11, 20), new DateOnly(2017, 11, 24), GroundCode: "L313-14");
    }

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Guid>
    {
        public static Right Requires => Right.RecordDecisions;
        public static IReadOnlyList<Refusal> Refuses =>
            [CaseRules.UnknownPerson, CaseRules.GroundNotInForce, InputRules.Required, .. CaseRefusals.OfDecision, .. CaseRefusals.OfNotification];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.MadeDay).Day();
            RuleFor(command => command.Body.NotifiedDay).OptionalDay();
            RuleFor(command => command.Body.NotifiedDay).NotNull().Refuses(InputRules.Required).When(command => command.Body.NotifiedAt is not null);
            RuleFor(command => command.Body.NotifiedAt!.Value).Moment().When(command => command.Body.NotifiedAt is not null).OverridePropertyName("NotifiedAt");
            RuleFor(command => command.Body.DepartureDays).OptionalBetween(0, DecisionRules.MaxDepartureDays);
            RuleFor(command => command.Body.ApplicationDay).OptionalDay();
            RuleFor(command => command.Body.GroundCode).DomainForm(40);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var (zone, body) = ((await PrefectureTable.Mine(db)).Zone, command.Body);
            var today = LocalTime.DayOf(db.Now, zone);
            var decision = new Decision
            {
                Id = Ids.New(db.Now), CaseId = household.Id, PersonId = body.PersonId is { } id ? household.Person(id, "personId").Id : null,
                Kind = body.Decision, MadeDay = body.MadeDay, AppealPeriod = body.AppealPeriod, DepartureDays = body.DepartureDays,
                ApplicationDay = body.ApplicationDay,
                GroundKey = body.GroundCode is null ? null : CaseRules.GroundOn(body.GroundCode, body.MadeDay, "groundCode").Key,
            }.Checked(today);
            if (body.NotifiedDay is { } notified)
                decision = decision.Notify(notified, body.NotifiedAt, today, zone);
            await DecisionTable.Insert(db, decision);
            return decision.Id;
        }
    }

    public static async Task<Created<ListDecisions.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct)
    {
        var (decisionId, decisions) = await acts.Do(new Command(id, body), _ => new ListDecisions.Query(id), ct);
        return TypedResults.Created($"/api/v1/cases/{id}/decisions", decisions.Data.Single(decision => decision.Id == decisionId));
    }
}
