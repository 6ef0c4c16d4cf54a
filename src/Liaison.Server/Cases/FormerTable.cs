using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>What was stated of persons and of the household before it was stated anew, by a correction or by an ordinary change: an authority must be able
/// to say on what it decided at the time. It goes with the case.</summary>
public static class FormerTable
{
    private const string OfPerson = "formerPerson";
    private const string OfHousehold = "formerCase";

    /// <summary>One former statement: of a person, or of address and summary.</summary>
    /// <param name="RectificationId">The correction that replaced it, if one did.</param>
    /// <param name="Side">Who replaced it.</param>
    public sealed record Statement(Guid? RectificationId, DateTimeOffset ReplacedAt, Side Side, Person? Person, Address? Address, string? SituationSummary);

    private sealed record Row
    {
        public required Guid CaseId { get; init; }
        public Guid? PersonId { get; init; }
        public Guid? RectificationId { get; init; }
        public required DateTimeOffset ReplacedAt { get; init; }
        public required Side Side { get; init; }
        public byte[]? Sealed { get; init; }

        public Statement Show(Session db)
        {
            if (PersonId is { } personId)
                return new(RectificationId, ReplacedAt, Side, PersonRow.Open(db, CaseId, personId, Sealed, OfPerson), null, null);
            var (address, summary) = CaseRow.Open(db, CaseId, Sealed, OfHousehold);
            return new(RectificationId, ReplacedAt, Side, null, address, summary);
        }
    }

    /// <summary>The former statements of a case that the caller may see, oldest first.</summary>
    public static async Task<IReadOnlyList<Statement>> OfCase(Session db, Guid caseId) => [.. (await db.List<Row>("""
        SELECT case_id, person_id, rectification_id, replaced_at, side, former_statement.sealed
        FROM former_statement JOIN case_record ON case_record.id = former_statement.case_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY former_statement.id
        """, new { caseId, db.Prefecture, db.Association })).Select(row => row.Show(db))];

    /// <summary>Keeps what is stated of a person, where that is about to differ.</summary>
    public static async Task Keep(Session db, Case household, Person changed, Guid? rectificationId)
    {
        var before = household.Person(changed.Id, "personId");
        if (!before.SaysTheSameAs(changed))
            await Insert(db, household.Id, before.Id, rectificationId, PersonRow.Seal(db, household.Id, before, OfPerson));
    }

    /// <summary>Keeps what is stated of the household, where that is about to differ.</summary>
    public static async Task Keep(Session db, Case before, Case changed, Guid? rectificationId)
    {
        if (before.Address != changed.Address || before.SituationSummary != changed.SituationSummary)
            await Insert(db, before.Id, null, rectificationId, CaseRow.Seal(db, before, OfHousehold));
    }

    private static Task<int> Insert(Session db, Guid caseId, Guid? personId, Guid? rectificationId, byte[] envelope) => db.Execute("""
        INSERT INTO former_statement (id, case_id, person_id, rectification_id, replaced_at, side, sealed)
        VALUES (@Id, @caseId, @personId, @rectificationId, @Now, @Side, @envelope)
        """, new { Id = Ids.New(db.Now), caseId, personId, rectificationId, db.Now, Side = db.Caller.Side.ToString(), envelope });
}
