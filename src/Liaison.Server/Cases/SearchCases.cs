using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>Looks for a person among the cases of the prefecture, or of the own association. What is looked for is sent in the body: a name never
/// stands in an address.</summary>
public static class SearchCases
{
    /// <param name="Name">Words of the family name or the given names, at most 200 characters, in any order; other spellings and scripts are found too.</param>
    /// <param name="Exact">Only the words as they are written.</param>
    /// <param name="BirthDate">Found as well: who is known to be born in that year, and no more.</param>
    /// <param name="BirthYear">Narrows the search.</param>
    /// <param name="Nationality">Code as in a person; narrows the search.</param>
    /// <param name="Agdref">Whole foreigner number, from the prefecture alone.</param>
    /// <param name="Reference">Reference of a case.</param>
    /// <param name="Limit">How many cases at most, up to 50.</param>
    public sealed record Query(string? Name = null, bool Exact = false, DateOnly? BirthDate = null, int? BirthYear = null, string? Nationality = null,
        string? Agdref = null, string? Reference = null, int? Limit = null) : IQuery<Response>, IExample
    {
        public static Right Requires => Right.ReadCases;
        public static IReadOnlyList<Refusal> Refuses =>
            [SearchRules.CriterionRequired, SearchRules.NumberReserved, CaseRules.NationalityUnknown, CaseRules.AgdrefInvalid, CaseRules.BirthTwice];
        public static object Example => new Query("Guiorgadzé Nino", Nationality: "GE");
    }

    /// <param name="Data">Those with the name as it is written first, then the newest first.</param>
    /// <param name="More">Whether there may be more than are shown: the search is to be narrowed.</param>
    public sealed record Response(IReadOnlyList<Found> Data, bool More) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => Data.Select(found => found.Id);
    }

    public sealed record Found(Guid Id, string Reference, Guid AssociationId, DateTimeOffset OpenedAt, IReadOnlyList<FoundPerson> Persons);

    /// <param name="Match">How the person answers what was looked for; null of the others of the household.</param>
    /// <param name="Masked">The mandate was withdrawn: the person is counted, no longer shown, and never found.</param>
    public sealed record FoundPerson(Guid Id, string? FamilyName, string? GivenNames, DateOnly? BirthDate, int? BirthYear,
        IReadOnlyList<string> Nationalities, bool Minor, bool Masked, NameMatch? Match);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Name).OptionalText(CaseRules.NameLength);
            RuleFor(query => query.BirthDate).OptionalDay();
            RuleFor(query => query.BirthYear).OptionalBetween(CaseRules.OldestBirthYear, 2199);
            RuleFor(query => query.Nationality).DomainForm(12, "^([A-Z]{2}|[a-zA-Z]+)$");
            RuleFor(query => query.Agdref).DomainForm(10, @"^\d{9,10}$");
            RuleFor(query => query.Reference).OptionalText(CaseRules.NameLength);
            RuleFor(query => query.Limit).OptionalBetween(1, SearchRules.MostFound);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        // So many cases are opened at most: who looks for a name that everybody bears is told to say more.
        private const int MostOpened = 500;

        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            if (query.Agdref is not null && !db.Caller.IsOffice)
                throw SearchRules.NumberReserved.In("agdref");
            var sought = new PersonSearch(query.Name, query.Exact, query.BirthDate, query.BirthYear, query.Nationality, query.Agdref).Checked();
            if (query.Reference is null && !sought.AsksForOne)
                throw SearchRules.CriterionRequired.Because();
            var today = await PrefectureTable.Today(db);
            var search = new Search(db, today, sought, query.Limit ?? SearchRules.MostFound);
            if (query.Reference is { } reference)
                search.Ask(await CaseIndex.OfReference(db, reference.Trim().ToUpperInvariant()));
            else
                await search.Look(MostOpened);
            return new Response(
                [.. search.Hits.OrderBy(found => found.Persons.Min(person => person.Match ?? NameMatch.Alike)).ThenByDescending(found => found.Id)], search.More);
        }
    }

    // A search under way: what it has found, and what it has seen already.
    private sealed class Search(Session db, DateOnly today, PersonSearch sought, int most)
    {
        private readonly HashSet<Guid> seen = [];
        public List<Found> Hits { get; } = [];
        public bool More { get; private set; }

        public async Task Look(int mostOpened)
        {
            foreach (var way in sought.Ways())
            {
                var tokens = await CaseIndex.RarestFirst(db, way);
                Guid? before = null;
                while (!More && await CaseIndex.Next(db, tokens, before, most + 1) is { Count: > 0 } cases)
                {
                    Ask(cases);
                    before = cases[^1].Id;
                    More |= seen.Count >= mostOpened;
                }
            }
        }

        public void Ask(IReadOnlyList<Case> cases)
        {
            foreach (var household in cases.Where(household => seen.Add(household.Id)))
            {
                var found = Show(household);
                if (found.Persons.All(person => person.Match is null))
                    continue;
                More |= Hits.Count == most;
                if (More)
                    return;
                Hits.Add(found);
            }
        }

        private Found Show(Case household) => new(household.Id, household.Reference, household.AssociationId, household.OpenedAt,
            [.. household.Persons.Select(person => household.Hides(person, today)
                ? new FoundPerson(person.Id, null, null, null, null, [], person.IsMinorOn(today), Masked: true, null)
                : new FoundPerson(person.Id, person.FamilyName, person.GivenNames, person.BirthDate, person.BirthYear, person.Nationalities,
                    person.IsMinorOn(today), Masked: false, sought.Of(person)))]);
    }

    public static async Task<Ok<Response>> Endpoint(Query query, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(query, ct));
}
