using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Rights;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>One case with its persons, their mandates and what it still lacks.</summary>
public static class ReadCase
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadCases;
    }

    /// <param name="Mandates">Every mandate, ended and withdrawn ones too.</param>
    /// <param name="Gaps">What is missing today before an item with a question could be admitted.</param>
    /// <param name="Urgency">Why it waits for no meeting; null where it is not urgent.</param>
    /// <param name="Restriction">Why it is kept and not used at present; null where it is not restricted.</param>
    /// <param name="Links">For the office: the other cases of the same household. Else empty. [domain rule 27]</param>
    public sealed record Response(Guid Id, string Reference, Guid AssociationId, DateTimeOffset OpenedAt, Address? Address, string? SituationSummary,
        IReadOnlyList<PersonView> Persons, IReadOnlyList<MandateView> Mandates, IReadOnlyList<Gap> Gaps,
        UrgencyView? Urgency, RestrictionView? Restriction, IReadOnlyList<LinkedCase> Links) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [Id, .. Links.Select(link => link.Id)];
    }

    /// <summary>Another case of the same household, as an agent has linked it.</summary>
    public sealed record LinkedCase
    {
        public required Guid Id { get; init; }
        public required string Reference { get; init; }
        public required Guid AssociationId { get; init; }
    }

    /// <param name="GroundKey">Stable name of the ground put forward.</param>
    /// <param name="GroundCode">The article that holds it today, or the last one that did.</param>
    /// <param name="Agdref">Whole for the office; its last three digits for associations.</param>
    /// <param name="Minor">Whether the person is a minor today.</param>
    /// <param name="Masked">The mandate was withdrawn, or the case is restricted: the person is counted and not shown.</param>
    /// <param name="Mandate">The mandate that holds today, else the last one given.</param>
    /// <param name="ComesOfAge">The 18th birthday of a minor, from six months ahead.</param>
    /// <param name="NationalityHints">States among the nationalities that are no more, and what does not go with the birth.</param>
    public sealed record PersonView(Guid Id, string? FamilyName, string? GivenNames, DateOnly? BirthDate, int? BirthYear, IReadOnlyList<string> Nationalities,
        string? GroundKey, string? GroundCode, string? Agdref, bool Minor, bool Masked, MandateView? Mandate,
        ComingOfAge? ComesOfAge, IReadOnlyList<NationalityHintView> NationalityHints);

    /// <param name="ProofReference">Null where the person is masked.</param>
    /// <param name="Holds">Whether it holds today.</param>
    public sealed record MandateView(Guid Id, Guid PersonId, MandateScope Scope, bool RiskInformed, string Language, DateOnly GivenDay, DateOnly? EndDay,
        string? ProofReference, DateOnly? WithdrawnDay, bool Holds);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.Id);
            return Show(household, await PrefectureTable.Today(db), db.Caller, await UrgencyView.Of(db, household),
                await RestrictionView.Of(db, household.Id), db.Caller.IsOffice ? await db.List<LinkedCase>(LinksSql, new { query.Id, db.Prefecture }) : []);
        }
    }

    /// <summary>What a case lacks on a day apart from the question, which is put with each item; nothing of it is told of a restricted one.</summary>
    public static IReadOnlyList<Gap> GapsOf(Case household, DateOnly day) => household.Restricted ? [] : [.. household.GapsOn(day, question: null).Where(gap => gap != Gap.Question)];

    private static Response Show(Case household, DateOnly today, Caller caller, UrgencyView? urgency, RestrictionView? restriction,
        IReadOnlyList<LinkedCase> links)
    {
        var hidden = household.HidesAll(today);
        return new Response(household.Id, household.Reference, household.AssociationId, household.OpenedAt,
            hidden ? null : household.Address, hidden ? null : household.SituationSummary,
            [.. household.Persons.Select(person => ShowPerson(household, person, today, caller))],
            [.. household.Mandates.Select(mandate => ShowMandate(household, mandate, today))], GapsOf(household, today), urgency, restriction, links);
    }

    private static PersonView ShowPerson(Case household, Person person, DateOnly today, Caller caller)
    {
        var own = household.Mandates.Where(mandate => mandate.PersonId == person.Id).ToList();
        var mandate = (own.LastOrDefault(given => given.HoldsOn(today)) ?? own.LastOrDefault()) is { } last ? ShowMandate(household, last, today) : null;
        return household.Hides(person, today)
            ? new PersonView(person.Id, null, null, null, null, [], null, null, null, person.IsMinorOn(today), Masked: true, mandate, null, [])
            : new PersonView(person.Id, person.FamilyName, person.GivenNames, person.BirthDate, person.BirthYear, person.Nationalities, person.GroundKey,
                person.GroundCodeOn(today), caller.IsOffice ? person.Agdref : person.MaskedAgdref(), person.IsMinorOn(today), Masked: false, mandate,
                household.ComesOfAge(person, today), NationalityHintView.All(NationalityHint.Of(person)));
    }

    private static MandateView ShowMandate(Case household, Mandate mandate, DateOnly today) => new(mandate.Id, mandate.PersonId, mandate.Scope, mandate.RiskInformed,
        mandate.Language, mandate.GivenDay, mandate.EndDay, household.Hides(household.Person(mandate.PersonId, "personId"), today) ? null : mandate.ProofReference,
        mandate.WithdrawnDay, mandate.HoldsOn(today));

    private const string LinksSql = """
        SELECT id, reference, association_id FROM case_record
        WHERE household_id = (SELECT household_id FROM case_record WHERE id = @Id) AND id <> @Id AND prefecture_code = @Prefecture ORDER BY id
        """;

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
