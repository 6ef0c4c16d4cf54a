using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The limits that run for a household, whatever meeting is planned. [domain rule 20]</summary>
public static class ReadDeadlines
{
    public sealed record Query(Guid CaseId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadCases;
    }

    /// <param name="Day">The civil day of the prefecture for which they are counted.</param>
    /// <param name="Notice">That a meeting suspends no time limit, in the caller's language.</param>
    /// <param name="Urgency">Why the case waits for no meeting; null where it is not urgent.</param>
    /// <param name="Deadlines">What runs by its end, what is unknown, what is past.</param>
    /// <param name="ComesOfAge">Minors who turn 18 within six months.</param>
    /// <param name="Alerts">For the office alone: decisions that contradict a favourable orientation.</param>
    public sealed record Response(Guid CaseId, DateOnly Day, string TimeZone, string Notice, UrgencyView? Urgency, IReadOnlyList<DeadlineView> Deadlines,
        IReadOnlyList<ComingOfAge> ComesOfAge, IReadOnlyList<ContradictionView> Alerts) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var decisions = await DecisionTable.OfCase(db, household.Id);
            var now = await PrefectureTable.Now(db);
            return new(household.Id, now.Day, now.Zone.Id, DeadlineTexts.NothingSuspended.Text(),
                await UrgencyView.Of(db, household), DeadlineView.Of(household, decisions, now),
                [.. household.Persons.Select(person => household.ComesOfAge(person, now.Day)).OfType<ComingOfAge>()],
                await ContradictionView.Of(db, household, decisions, now.Zone));
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
