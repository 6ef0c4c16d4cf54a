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

/// <summary>The office records that a decision was notified; from then on its limits run. [domain rule 17]</summary>
public static class RecordNotification
{
    /// <param name="NotifiedDay">Local day of the prefecture.</param>
    /// <param name="NotifiedAt">Local time of the prefecture; only where the period for an appeal runs by the hour, and needed there.</param>
    public sealed record Body(DateOnly NotifiedDay, DateTime? NotifiedAt = null) : IExample
    {
        public static object Example => new Body(new DateOnly(2017, 11, 24));
    }

    public sealed record Command(Guid CaseId, Guid DecisionId, Body Body) : ICommand<Guid>
    {
        public static Right Requires => Right.RecordDecisions;
        public static IReadOnlyList<Refusal> Refuses => [DecisionRules.AlreadyNotified, DecisionRules.NotOfThisKind, .. CaseRefusals.OfNotification];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.NotifiedDay).Day();
            RuleFor(command => command.Body.NotifiedAt!.Value).Moment().When(command => command.Body.NotifiedAt is not null).OverridePropertyName("NotifiedAt");
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var decision = await DecisionTable.Load(db, command.CaseId, command.DecisionId);
            var zone = (await PrefectureTable.Mine(db)).Zone;
            await DecisionTable.SaveNotification(db,
                decision.Notify(command.Body.NotifiedDay, command.Body.NotifiedAt, LocalTime.DayOf(db.Now, zone), zone));
            return decision.Id;
        }
    }

    public static async Task<Ok<ListDecisions.Response>> Endpoint(Guid id, Guid decisionId, Body body, Acts acts, CancellationToken ct)
    {
        var (_, decisions) = await acts.Do(new Command(id, decisionId, body), _ => new ListDecisions.Query(id), ct);
        return TypedResults.Ok(decisions.Data.Single(decision => decision.Id == decisionId));
    }
}
