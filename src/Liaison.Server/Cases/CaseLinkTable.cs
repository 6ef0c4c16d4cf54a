using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>The links between cases, for the prefecture alone; and of each case the household that they make. Nothing of a case changes by a link that
/// its association could notice.</summary>
public static class CaseLinkTable
{
    public const string Noun = "caseLink";

    private const string Columns = "id, prefecture_code, case_id, other_case_id, status, version";

    /// <summary>One link of a case, or <c>not_found</c>.</summary>
    public static Task<CaseLink> Load(Session db, Guid caseId, Guid id) => db.Load<CaseLink>($"""
        SELECT {Columns} FROM case_link WHERE id = @id AND (case_id = @caseId OR other_case_id = @caseId) AND prefecture_code = @Prefecture
        """, new { id, caseId, db.Prefecture });

    /// <summary>All links of a case, those undone too, oldest first.</summary>
    public static Task<IReadOnlyList<CaseLink>> OfCase(Session db, Guid caseId) => db.List<CaseLink>($"""
        SELECT {Columns} FROM case_link WHERE (case_id = @caseId OR other_case_id = @caseId) AND prefecture_code = @Prefecture ORDER BY id
        """, new { caseId, db.Prefecture });

    /// <summary>Adds a link. Codes: <c>case_link.already_linked</c>, <c>case_link.too_many</c>.</summary>
    public static async Task Insert(Session db, CaseLink link)
    {
        await db.Note(Noun, link.Id, link.CaseId).Note(CaseTable.Noun, link.OtherCaseId, link.OtherCaseId).Execute("""
            INSERT INTO case_link (id, prefecture_code, case_id, other_case_id, status, version)
            VALUES (@Id, @PrefectureCode, @CaseId, @OtherCaseId, @Status, @Version)
            """, Values(db, link), unique: CaseLinkRules.AlreadyLinked);
        await PassageTable.Insert(db, Noun, link.Id, link.Passages);
        await Regroup(db, link);
    }

    public static async Task Save(Session db, CaseLink link)
    {
        await db.Note(Noun, link.Id, link.CaseId).Note(CaseTable.Noun, link.OtherCaseId, link.OtherCaseId).Save("""
            UPDATE case_link SET status = @Status, version = version + 1 WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Values(db, link));
        await PassageTable.Insert(db, Noun, link.Id, link.Passages);
        await Regroup(db, link);
    }

    private static async Task Regroup(Session db, CaseLink changed)
    {
        var links = await db.List<CaseLink>($"SELECT {Columns} FROM case_link WHERE prefecture_code = @Prefecture AND status = 'Linked'", new { db.Prefecture });
        foreach (var household in new[] { changed.CaseId, changed.OtherCaseId }.Select(end => Households.Reached(end, links)).DistinctBy(cases => cases[0]))
        {
            foreach (var id in household)
                await db.Execute("UPDATE case_record SET household_id = @HouseholdId WHERE id = @id AND prefecture_code = @Prefecture",
                    new { HouseholdId = household.Count > 1 ? household[0] : (Guid?)null, id, db.Prefecture });
        }
    }

    private static object Values(Session db, CaseLink link) => new
    {
        link.Id, link.PrefectureCode, link.CaseId, link.OtherCaseId, Status = link.Status.ToString(), link.Version, db.Prefecture,
    };
}
