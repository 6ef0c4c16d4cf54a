using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>The decisions on cases; written once.</summary>
public static class DecisionTable
{
    public static Task Insert(Session db, Decision decision) => db.Note("decision", decision.Id, decision.CaseId).Execute("""
        INSERT INTO decision (id, case_id, person_id, kind, made_day, notified_day, ground_key, recorded_at, by_key)
        VALUES (@Id, @CaseId, @PersonId, @Kind, @MadeDay, @NotifiedDay, @GroundKey, @Now, @KeyId)
        """, new
    {
        decision.Id, decision.CaseId, decision.PersonId, Kind = decision.Kind.ToString(), decision.MadeDay, decision.NotifiedDay, decision.GroundKey,
        db.Now, KeyId = db.Caller.Id,
    });

    /// <summary>The decisions on a case by the day they were made, as far as the caller may see the case.</summary>
    public static Task<IReadOnlyList<Decision>> OfCase(Session db, Guid caseId) => db.List<Decision>("""
        SELECT decision.id, case_id, person_id, kind, made_day, notified_day, ground_key
        FROM decision JOIN case_record ON case_record.id = decision.case_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY made_day, decision.id
        """, new { caseId, db.Prefecture, db.Association });
}
