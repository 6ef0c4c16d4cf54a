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

/// <summary>The cases of the prefecture, or of the own association, newest first: as much as is needed to find one.</summary>
public static class ListCases
{
    public sealed record Query(Guid? AssociationId, int? Limit, string? Cursor) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCases;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="Gaps">What is missing today before an item with a question could be admitted.</param>
    public sealed record Row(Guid Id, string Reference, Guid AssociationId, DateTimeOffset OpenedAt, IReadOnlyList<PersonRow> Persons, IReadOnlyList<Gap> Gaps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [Id];
    }

    /// <param name="Masked">The mandate was withdrawn: the person is counted and no longer shown.</param>
    public sealed record PersonRow(Guid Id, string? FamilyName, string? GivenNames, bool Minor, bool Masked);

    private sealed record Member
    {
        public required Guid Id { get; init; }
        public required Guid CaseId { get; init; }
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.AssociationId };
            var arguments = new { Before = cursors.BeforeId(query.Cursor, filter), query.AssociationId, Take = limit + 1, db.Prefecture, db.Association };
            var cases = await db.List<Case>(CasesSql, arguments);
            var caseOf = (await db.List<Member>(MembersSql, arguments)).ToDictionary(member => member.Id, member => member.CaseId);
            var persons = (await db.List<Person>(PersonsSql, arguments)).ToLookup(person => caseOf[person.Id]);
            var mandates = (await db.List<Mandate>(MandatesSql, arguments)).ToLookup(mandate => caseOf[mandate.PersonId]);
            var today = await PrefectureTable.Today(db);
            return cursors.Page([.. cases.Select(row => Show(row with { Persons = [.. persons[row.Id]], Mandates = [.. mandates[row.Id]] }, today))],
                limit, filter, row => row.Id.ToString());
        }
    }

    private static Row Show(Case household, DateOnly today) => new(household.Id, household.Reference, household.AssociationId, household.OpenedAt,
        [.. household.Persons.Select(person => household.Hides(person, today)
            ? new PersonRow(person.Id, null, null, person.IsMinorOn(today), Masked: true)
            : new PersonRow(person.Id, person.FamilyName, person.GivenNames, person.IsMinorOn(today), Masked: false))],
        ReadCase.GapsOf(household, today));

    private const string IdsOfPage = """
        SELECT id FROM case_record
        WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (@AssociationId IS NULL OR association_id = @AssociationId) AND id < @Before
        ORDER BY id DESC LIMIT @Take
        """;

    private const string CasesSql = $"""
        SELECT id, prefecture_code, association_id, reference, created_at AS opened_at, address, version FROM case_record
        WHERE id IN ({IdsOfPage}) ORDER BY id DESC
        """;

    private const string MembersSql = $"SELECT id, case_id FROM person WHERE case_id IN ({IdsOfPage})";

    private const string PersonsSql = $"SELECT {CaseTable.PersonColumns} FROM person WHERE case_id IN ({IdsOfPage}) ORDER BY position";

    private const string MandatesSql = $"SELECT {CaseTable.MandateColumns} FROM mandate WHERE case_id IN ({IdsOfPage}) ORDER BY given_day, id";

    public static async Task<Ok<Page<Row>>> Endpoint(Guid? associationId, int? limit, string? cursor, HttpContext http, IMediator mediator,
        CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(associationId, limit, cursor), ct));
}
