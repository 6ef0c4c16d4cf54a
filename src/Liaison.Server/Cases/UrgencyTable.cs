using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>When and why cases were urgent: a row for each time, and in the passages who flagged it, who took the flag away, and why.</summary>
public static class UrgencyTable
{
    public const string Noun = "urgency";

    public const string Columns = "case_urgency.id, case_id, kind, case_urgency.status, case_urgency.version";

    /// <summary>The present urgency of a case that the caller may see; one that is not flagged where there is none.</summary>
    public static async Task<Urgency> Present(Session db, Guid caseId) =>
        (await OfCase(db, caseId)).LastOrDefault(urgency => urgency.Status == UrgencyStatus.Urgent) ?? new Urgency { Id = Ids.New(db.Now), CaseId = caseId };

    /// <summary>All times that a case was urgent, oldest first.</summary>
    public static Task<IReadOnlyList<Urgency>> OfCase(Session db, Guid caseId) => db.List<Urgency>($"""
        SELECT {Columns} FROM case_urgency JOIN case_record ON case_record.id = case_urgency.case_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY case_urgency.id
        """, new { caseId, db.Prefecture, db.Association });

    /// <summary>Their passages, oldest first.</summary>
    public static Task<IReadOnlyList<PassageTable.Row>> PassagesOfCase(Session db, Guid caseId) => db.List<PassageTable.Row>("""
        SELECT noun, noun_id, step, from_status, to_status, at, by_role, passage.sealed
        FROM passage JOIN case_urgency ON case_urgency.id = passage.noun_id JOIN case_record ON case_record.id = case_urgency.case_id
        WHERE noun = @Noun AND case_id = @caseId AND case_record.prefecture_code = @Prefecture
          AND (@Association IS NULL OR association_id = @Association)
        ORDER BY at, noun_id, number
        """, new { Noun, caseId, db.Prefecture, db.Association });

    /// <summary>Adds a time that a case is urgent. Code: <c>changed_meanwhile</c> where somebody else was faster.</summary>
    public static async Task Insert(Session db, Urgency urgency)
    {
        await db.Note(Noun, urgency.Id, urgency.CaseId).Execute("""
            INSERT INTO case_urgency (id, case_id, kind, status, version) VALUES (@Id, @CaseId, @Kind, @Status, @Version)
            """, Values(urgency), unique: DataRules.ChangedMeanwhile);
        await Follow(db, urgency);
    }

    public static async Task Save(Session db, Urgency urgency)
    {
        await db.Note(Noun, urgency.Id, urgency.CaseId).Save(
            "UPDATE case_urgency SET status = @Status, version = version + 1 WHERE id = @Id AND version = @Version", Values(urgency));
        await Follow(db, urgency);
    }

    // Urgency is shown with the case, and with the items on it.
    private static async Task Follow(Session db, Urgency urgency)
    {
        await PassageTable.Insert(db, Noun, urgency.Id, urgency.Passages, urgency.CaseId);
        await db.Execute("UPDATE case_record SET changed_at = @ChangedAt WHERE id = @CaseId", new { db.ChangedAt, urgency.CaseId });
        await db.Execute("UPDATE agenda_item SET changed_at = @ChangedAt WHERE case_id = @CaseId", new { db.ChangedAt, urgency.CaseId });
    }

    private static object Values(Urgency urgency) => new
    {
        urgency.Id, urgency.CaseId, Kind = urgency.Kind?.ToString(), Status = urgency.Status.ToString(), urgency.Version,
    };
}
