using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The decisions on one case, in the order in which they were made, on one page.</summary>
public static class ListDecisions
{
    public sealed record Query(Guid CaseId) : IQuery<Page<Response>>, IShowsCases
    {
        public static Right Requires => Right.ReadCases;

        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    /// <param name="PersonId">The person concerned, or null for the whole household.</param>
    /// <param name="GroundKey">Stable name of the ground.</param>
    /// <param name="Article">The article of that ground in force on the day the decision was made.</param>
    /// <param name="NotifiedAt">The hour of notification, where a period runs from it.</param>
    /// <param name="AppealPeriod">The period for an appeal that a removal order states.</param>
    /// <param name="DepartureDays">The days that a removal order leaves for going on one's own account; 0 for none.</param>
    /// <param name="ApplicationDay">The day on which the application was filed that is acknowledged.</param>
    /// <param name="IsRegularisation">Whether it counts as a regularisation: a permit granted does, nothing else.</param>
    /// <param name="NationalityHints">Nationalities of those concerned whose state was not there on the day the decision was made.</param>
    public sealed record Response(Guid Id, Guid? PersonId, DecisionKind Decision, DateOnly MadeDay, DateOnly? NotifiedDay, DateTimeOffset? NotifiedAt,
        AppealPeriod? AppealPeriod, int? DepartureDays, DateOnly? ApplicationDay, string? GroundKey, string? Article, bool IsRegularisation,
        IReadOnlyList<NationalityHintView> NationalityHints);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Response>>
    {
        public async Task<Page<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var zone = (await PrefectureTable.Mine(db)).Zone;
            var today = LocalTime.DayOf(db.Now, zone);
            IReadOnlyList<Person> shown = [.. household.Persons.Where(person => !household.Hides(person, today))];
            return new Page<Response>([.. (await DecisionTable.OfCase(db, household.Id)).Select(decision => Show(decision, zone, shown))], NextCursor: null);
        }
    }

    private static Response Show(Decision decision, TimeZoneInfo zone, IReadOnlyList<Person> shown) => new(decision.Id, decision.PersonId, decision.Kind, decision.MadeDay,
        decision.NotifiedDay, decision.NotifiedAt?.In(zone), decision.AppealPeriod, decision.DepartureDays, decision.ApplicationDay,
        decision.GroundKey, decision.Article, decision.IsRegularisation,
        NationalityHintView.All(shown.Where(person => decision.PersonId is null || decision.PersonId == person.Id)
            .SelectMany(person => NationalityHint.Of(person, decision.MadeDay)).DistinctBy(hint => (hint.Nationality, hint.Kind))));

    public static async Task<Ok<Page<Response>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
