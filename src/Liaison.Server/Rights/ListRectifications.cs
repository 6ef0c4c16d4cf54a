using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The corrections of one case and their refusals, oldest first, on one page: what was stated before, and who is to be told. [GDPR art. 16, 19]</summary>
public static class ListRectifications
{
    public sealed record Query(Guid CaseId) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCases;
    }

    /// <param name="PersonId">Whom it is about; null for address and summary of the household.</param>
    /// <param name="DueDay">By then it had to be answered.</param>
    /// <param name="Statement">What the person says of it herself, where it was refused.</param>
    /// <param name="Former">What was stated before; null where it was refused.</param>
    /// <param name="Recipients">The associations that have the household and are to be told; to an association itself alone.</param>
    /// <param name="Masked">The mandate was withdrawn, or the case is restricted: what was said is not shown.</param>
    public sealed record Row(Guid Id, Guid CaseId, Guid? PersonId, RectificationStatus Status, AskedBy AskedBy, DateOnly ReceivedDay, DateOnly DueDay,
        DateTimeOffset DecidedAt, Role ByRole, string? Reason, string? Statement, FormerView? Former, IReadOnlyList<Recipient> Recipients, bool Masked) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    /// <summary>What was stated before.</summary>
    /// <param name="ReplacedSide">Who replaced it.</param>
    /// <param name="Agdref">Whole for the office; its last three digits for associations.</param>
    public sealed record FormerView(Side ReplacedSide, string? FamilyName, string? GivenNames, DateOnly? BirthDate, int? BirthYear, IReadOnlyList<string> Nationalities,
        string? GroundKey, string? Agdref, Address? Address, string? SituationSummary);

    /// <summary>An association that has the household.</summary>
    public sealed record Recipient
    {
        public required Guid AssociationId { get; init; }
        public required string Name { get; init; }
        public required string CaseReference { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var (today, former) = (await PrefectureTable.Today(db), await FormerTable.OfCase(db, household.Id));
            var recipients = await db.List<Recipient>(RecipientsSql, new { household.Id, db.Prefecture, db.Association });
            return new Page<Row>([.. (await RectificationTable.OfCase(db, household.Id)).Select(kept => Show(kept,
                former.FirstOrDefault(statement => statement.RectificationId == kept.Rectification.Id), recipients,
                household.HidesOf(kept.Rectification.PersonId, today)))], NextCursor: null);
        }

        private Row Show(RectificationTable.Kept kept, FormerTable.Statement? former, IReadOnlyList<Recipient> recipients, bool masked)
        {
            var decided = kept.Rectification;
            return new(decided.Id, decided.CaseId, decided.PersonId, decided.Status, decided.AskedBy, decided.ReceivedDay, decided.DueDay, decided.DecidedAt,
                kept.ByRole, masked ? null : decided.Reason, masked ? null : decided.Statement, masked || former is null ? null : Show(former), recipients, masked);
        }

        private FormerView Show(FormerTable.Statement former) => new(former.Side, former.Person?.FamilyName, former.Person?.GivenNames, former.Person?.BirthDate,
            former.Person?.BirthYear, former.Person?.Nationalities ?? [], former.Person?.GroundKey,
            db.Caller.IsOffice ? former.Person?.Agdref : former.Person?.MaskedAgdref(), former.Address, former.SituationSummary);
    }

    private const string RecipientsSql = """
        SELECT record.association_id, association.name, record.reference AS case_reference
        FROM case_record record JOIN association ON association.id = record.association_id
        WHERE (record.id = @Id OR (@Association IS NULL AND record.household_id = (SELECT household_id FROM case_record WHERE id = @Id)))
          AND record.prefecture_code = @Prefecture AND (@Association IS NULL OR record.association_id = @Association) AND record.certificate IS NULL
        ORDER BY record.id
        """;

    public static async Task<Ok<Page<Row>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
