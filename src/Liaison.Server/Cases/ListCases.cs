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
    public sealed record Query(Guid? AssociationId, bool? Urgent, Paging Paging) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCases;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="Gaps">What is missing today before an item with a question could be admitted.</param>
    /// <param name="Urgency">Why it waits for no meeting; null where it is not urgent.</param>
    /// <param name="Restricted">Its processing is restricted: this reader is shown nothing of it.</param>
    public sealed record Row(Guid Id, string Reference, Guid AssociationId, DateTimeOffset OpenedAt, IReadOnlyList<ListedPerson> Persons,
        IReadOnlyList<Gap> Gaps, UrgencyKind? Urgency, bool Restricted) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [Id];
    }

    /// <param name="Masked">The mandate was withdrawn, or the case is restricted: the person is counted and no longer shown.</param>
    public sealed record ListedPerson(Guid Id, string? FamilyName, string? GivenNames, bool Minor, bool Masked);

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.AssociationId, query.Urgent });
            var arguments = new { part.Before, part.ChangedAfter, part.IdAfter, part.Take, query.AssociationId, query.Urgent, db.Prefecture, db.Association };
            var cases = part.OfChanges ? await OfChanges(arguments) : await Newest(arguments);
            var urgent = (part.OfChanges ? await db.List<Urgency>($"{UrgentSql} ({ChangedIds})", arguments)
                : await db.List<Urgency>($"{UrgentSql} ({NewestIds})", arguments)).ToDictionary(urgency => urgency.CaseId, urgency => urgency.Kind);
            var today = await PrefectureTable.Today(db);
            return await part.Page(db, Changes, arguments,
                [.. cases.Select(household => Show(household, today, urgent.GetValueOrDefault(household.Id)))], row => row.Id);
        }

        private async Task<IEnumerable<Case>> Newest(object arguments) => CaseTable.Whole(db,
            await db.List<CaseRow>($"{CasesSql} ({NewestIds}) ORDER BY id DESC", arguments),
            await db.List<PersonRow>($"{PersonsSql} ({NewestIds}) ORDER BY position", arguments),
            await db.List<MandateRow>($"{MandatesSql} ({NewestIds}) ORDER BY given_day, id", arguments));

        private async Task<IEnumerable<Case>> OfChanges(object arguments) => CaseTable.Whole(db,
            await db.List<CaseRow>($"{CasesSql} ({ChangedIds})", arguments), await db.List<PersonRow>($"{PersonsSql} ({ChangedIds}) ORDER BY position", arguments),
            await db.List<MandateRow>($"{MandatesSql} ({ChangedIds}) ORDER BY given_day, id", arguments));
    }

    private static Row Show(Case household, DateOnly today, UrgencyKind? urgency) => new(household.Id, household.Reference, household.AssociationId,
        household.OpenedAt,
        [.. household.Persons.Select(person => household.Hides(person, today)
            ? new ListedPerson(person.Id, null, null, person.IsMinorOn(today), Masked: true)
            : new ListedPerson(person.Id, person.FamilyName, person.GivenNames, person.IsMinorOn(today), Masked: false))],
        ReadCase.GapsOf(household, today), urgency, household.Restricted);

    private const string Visible = "FROM case_record WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)";
    private const string Changes = $"SELECT id, changed_at {Visible} {ListPart.Changed}";
    private const string Filtered = $"""
        SELECT id {Visible} AND certificate IS NULL AND (@AssociationId IS NULL OR association_id = @AssociationId)
          AND (@Urgent IS NULL OR EXISTS (SELECT 1 FROM case_urgency WHERE case_id = case_record.id AND status = 'Urgent') = @Urgent)
        """;
    private const string NewestIds = $"{Filtered} AND id < @Before ORDER BY id DESC LIMIT @Take";
    private const string ChangedIds = $"{Filtered} AND id IN (SELECT id FROM ({Changes}) changes)";

    private const string CasesSql = $"SELECT {CaseRow.Columns} FROM case_record WHERE id IN";
    private const string PersonsSql = $"SELECT {PersonRow.Columns} FROM person WHERE case_id IN";
    private const string MandatesSql = $"SELECT {MandateRow.Shown} FROM mandate WHERE case_id IN";

    private const string UrgentSql = $"SELECT {UrgencyTable.Columns} FROM case_urgency WHERE status = 'Urgent' AND case_id IN";

    public static async Task<Ok<Page<Row>>> Endpoint(Guid? associationId, bool? urgent, int? limit, string? cursor, Instant? modifiedSince, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(associationId, urgent, new(limit, cursor, modifiedSince)), ct));
}
