using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The cases that may be of the same household as one, likeliest first, each with what speaks for it. An agent decides; nothing is linked by
/// itself, and no association is shown any of it. [domain rule 27]</summary>
public static class ListDuplicates
{
    // What so many cases share tells nothing of one.
    private const int TooCommon = 200;
    private const int MostProposed = 20;
    private const int ForEachMorePerson = 5;

    public sealed record Query(Guid CaseId) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.LinkCases;
    }

    /// <param name="Score">0 to 100: of the likeliest pair of persons, and a little more for each other one.</param>
    /// <param name="Linked">Whether the two are linked already.</param>
    public sealed record Row(Guid CaseId, string Reference, Guid AssociationId, int Score, IReadOnlyList<Pair> Persons, bool Linked) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    /// <summary>A person of the case and one of the other who may be the same.</summary>
    /// <param name="Score">0 to 100.</param>
    /// <param name="Reasons">What speaks for it and against it.</param>
    public sealed record Pair(Guid PersonId, Guid OtherPersonId, string? OtherFamilyName, string? OtherGivenNames, DateOnly? OtherBirthDate, int? OtherBirthYear,
        int Score, IReadOnlyList<LikenessReason> Reasons);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var today = await PrefectureTable.Today(db);
            var shown = Shown(household, today);
            var linked = (await CaseLinkTable.OfCase(db, household.Id)).Where(link => link.Status == CaseLinkStatus.Linked)
                .Select(link => link.From(household.Id)).ToHashSet();
            var rows = new List<Row>();
            foreach (var other in await CaseIndex.Sharing(db, household.Id, CaseIndex.TraitsOf(shown), TooCommon))
            {
                if (Compare(shown, Shown(other, today)) is { Count: > 0 } pairs)
                    rows.Add(new Row(other.Id, other.Reference, other.AssociationId,
                        int.Min(100, pairs[0].Score + ForEachMorePerson * (pairs.Count - 1)), pairs, linked.Contains(other.Id)));
            }
            return new Page<Row>([.. rows.OrderByDescending(row => row.Score).ThenBy(row => row.CaseId).Take(MostProposed)], NextCursor: null);
        }
    }

    private static List<Person> Shown(Case household, DateOnly today) => [.. household.Persons.Where(person => !household.Hides(person, today))];

    // Each person is paired once, with the likeliest one that is left.
    private static List<Pair> Compare(List<Person> persons, List<Person> others)
    {
        var likely = from person in persons from other in others let likeness = Likeness.Of(person, other) where likeness.Score >= Likeness.Proposed
                     orderby likeness.Score descending select (person, other, likeness);
        var (paired, pairs) = (new HashSet<Guid>(), new List<Pair>());
        foreach (var (person, other, likeness) in likely)
        {
            if (paired.Contains(person.Id) || paired.Contains(other.Id))
                continue;
            paired.UnionWith([person.Id, other.Id]);
            pairs.Add(new Pair(person.Id, other.Id, other.FamilyName, other.GivenNames, other.BirthDate, other.BirthYear, likeness.Score, likeness.Reasons));
        }
        return pairs;
    }

    public static async Task<Ok<Page<Row>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
