using Liaison.Domain;
using Liaison.Domain.Rights;
using Liaison.Server.Data;

namespace Liaison.Server.Rights;

/// <summary>When and why the processing of cases was restricted, a row for each time, and what was admitted meanwhile. That a case is restricted its
/// association may know; what is decided by it stands in <c>Pipeline/Frozen.cs</c> and <c>Data/Session.cs</c>.</summary>
public static class RestrictionTable
{
    public const string Noun = "restriction";

    private const string Columns = "case_restriction.id, case_id, ground, from_day, told_day, status, case_restriction.version";

    /// <summary>A use that was admitted.</summary>
    public sealed record Use
    {
        public required Guid RestrictionId { get; init; }
        public required UseBasis Basis { get; init; }
        /// <summary>Last local day.</summary>
        public required DateOnly UntilDay { get; init; }
        public required DateTimeOffset UntilAt { get; init; }
        public required DateTimeOffset RecordedAt { get; init; }
        public byte[]? Sealed { get; init; }
    }

    /// <summary>The present restriction of a case that the caller may see; one that does not restrict where there is none.</summary>
    public static async Task<Restriction> Present(Session db, Guid caseId) =>
        (await OfCase(db, caseId)).LastOrDefault(restriction => restriction.Status == RestrictionStatus.Restricted)
            ?? new Restriction { Id = Ids.New(db.Now), CaseId = caseId };

    /// <summary>One restriction of a case, or <c>not_found</c>.</summary>
    public static async Task<Restriction> Load(Session db, Guid caseId, Guid id) =>
        (await OfCase(db, caseId)).FirstOrDefault(restriction => restriction.Id == id) ?? throw CommonRules.Absent.Because();

    /// <summary>All times that a case was restricted, oldest first.</summary>
    public static Task<IReadOnlyList<Restriction>> OfCase(Session db, Guid caseId) => db.List<Restriction>($"""
        SELECT {Columns} FROM case_restriction JOIN case_record ON case_record.id = case_restriction.case_id
        WHERE case_id = @caseId AND case_record.prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY case_restriction.id
        """, new { caseId, db.Prefecture, db.Association });

    /// <summary>What was admitted of the restrictions of a case that the caller may see, oldest first.</summary>
    public static Task<IReadOnlyList<Use>> UsesOfCase(Session db, Guid caseId) => db.List<Use>("""
        SELECT restriction_id, basis, until_day, until_at, recorded_at, restriction_use.sealed
        FROM restriction_use JOIN case_record ON case_record.id = restriction_use.case_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY restriction_use.id
        """, new { caseId, db.Prefecture, db.Association });

    /// <summary>Restricts a case. Code: <c>changed_meanwhile</c> where somebody else was faster.</summary>
    public static async Task Insert(Session db, Restriction restriction)
    {
        await db.Note(Noun, restriction.Id, restriction.CaseId).Execute("""
            INSERT INTO case_restriction (id, prefecture_code, case_id, ground, from_day, status, version)
            VALUES (@Id, @Prefecture, @CaseId, @Ground, @FromDay, @Status, @Version)
            """, Values(db, restriction), unique: DataRules.ChangedMeanwhile);
        await Follow(db, restriction);
    }

    public static async Task Save(Session db, Restriction restriction)
    {
        await db.Note(Noun, restriction.Id, restriction.CaseId).Save("""
            UPDATE case_restriction SET status = @Status, told_day = @ToldDay, version = version + 1 WHERE id = @Id AND version = @Version
            """, Values(db, restriction));
        await Follow(db, restriction);
    }

    /// <summary>Admits a use of a restricted case.</summary>
    /// <param name="untilAt">The end of its last day at the prefecture.</param>
    public static Task<int> InsertUse(Session db, Restriction restriction, UseBasis basis, DateOnly untilDay, DateTimeOffset untilAt, string reason) => db.Execute("""
        INSERT INTO restriction_use (id, restriction_id, case_id, basis, until_day, until_at, recorded_at, sealed)
        VALUES (@Id, @RestrictionId, @CaseId, @Basis, @untilDay, @untilAt, @Now, @Sealed)
        """, new
    {
        Id = Ids.New(db.Now), RestrictionId = restriction.Id, restriction.CaseId, Basis = basis.ToString(), untilDay, untilAt, db.Now,
        Sealed = db.Seal(restriction.CaseId, "use", reason),
    });

    // Who reads the case, its items and what was promised on them reads them otherwise from now on.
    private static async Task Follow(Session db, Restriction restriction)
    {
        await PassageTable.Insert(db, Noun, restriction.Id, restriction.Passages, restriction.CaseId);
        var changed = new { db.ChangedAt, restriction.CaseId };
        await db.Execute("UPDATE case_record SET changed_at = @ChangedAt WHERE id = @CaseId", changed);
        await db.Execute("UPDATE agenda_item SET changed_at = @ChangedAt WHERE case_id = @CaseId", changed);
        await db.Execute("UPDATE referral SET changed_at = @ChangedAt WHERE case_id = @CaseId", changed);
        await db.Execute("""
            UPDATE commitment SET changed_at = @ChangedAt WHERE agenda_item_id IN (SELECT id FROM agenda_item WHERE case_id = @CaseId)
            """, changed);
    }

    private static object Values(Session db, Restriction restriction) => new
    {
        restriction.Id, db.Prefecture, restriction.CaseId, Ground = restriction.Ground.ToString(), restriction.FromDay, restriction.ToldDay,
        Status = restriction.Status.ToString(), restriction.Version,
    };
}
