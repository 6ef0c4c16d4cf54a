using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>When and why cases were under legal hold: a row for each time, and in the passages who held it, who lifted that, and why.</summary>
public static class HoldTable
{
    public const string Noun = "hold";

    /// <summary>The present hold of a case that the caller may see; one that is not held where there is none.</summary>
    public static async Task<Hold> Present(Session db, Guid caseId) =>
        (await OfCase(db, caseId)).LastOrDefault(hold => hold.Status == HoldStatus.Held) ?? new Hold { Id = Ids.New(db.Now), CaseId = caseId };

    /// <summary>All times that a case was held, oldest first.</summary>
    public static Task<IReadOnlyList<Hold>> OfCase(Session db, Guid caseId) => db.List<Hold>("""
        SELECT case_hold.id, case_id, status, case_hold.version FROM case_hold JOIN case_record ON case_record.id = case_hold.case_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture ORDER BY case_hold.id
        """, new { caseId, db.Prefecture });

    /// <summary>Adds a time that a case is held. Code: <c>changed_meanwhile</c> where somebody else was faster.</summary>
    public static async Task Insert(Session db, Hold hold)
    {
        await db.Note(Noun, hold.Id, hold.CaseId).Execute("""
            INSERT INTO case_hold (id, case_id, status, version) VALUES (@Id, @CaseId, @Status, @Version)
            """, Values(hold), unique: DataRules.ChangedMeanwhile);
        await PassageTable.Insert(db, Noun, hold.Id, hold.Passages, hold.CaseId);
    }

    public static async Task Save(Session db, Hold hold)
    {
        await db.Note(Noun, hold.Id, hold.CaseId).Save(
            "UPDATE case_hold SET status = @Status, version = version + 1 WHERE id = @Id AND version = @Version", Values(hold));
        await PassageTable.Insert(db, Noun, hold.Id, hold.Passages, hold.CaseId);
    }

    private static object Values(Hold hold) => new { hold.Id, hold.CaseId, Status = hold.Status.ToString(), hold.Version };
}
