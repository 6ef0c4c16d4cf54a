using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>The decisions on cases; written once, and once more when they are notified.</summary>
public static class DecisionTable
{
    private const string Noun = "decision";

    public static Task Insert(Session db, Decision decision) => db.Note(Noun, decision.Id, decision.CaseId).Execute("""
        INSERT INTO decision (id, case_id, person_id, kind, made_day, notified_day, ground_key, recorded_at, by_key, notified_at, appeal_period,
            departure_days, application_day)
        VALUES (@Id, @CaseId, @PersonId, @Kind, @MadeDay, @NotifiedDay, @GroundKey, @Now, @KeyId, @NotifiedAt, @AppealPeriod,
            @DepartureDays, @ApplicationDay)
        """, new
    {
        decision.Id, decision.CaseId, decision.PersonId, Kind = decision.Kind.ToString(), decision.MadeDay, decision.NotifiedDay, decision.GroundKey,
        db.Now, KeyId = db.Caller.Id, decision.NotifiedAt, AppealPeriod = decision.AppealPeriod?.ToString(), decision.DepartureDays, decision.ApplicationDay,
    });

    /// <summary>Saves the notification of a decision that had none.</summary>
    public static Task SaveNotification(Session db, Decision decision) => db.Note(Noun, decision.Id, decision.CaseId).Save("""
        UPDATE decision SET notified_day = @NotifiedDay, notified_at = @NotifiedAt WHERE id = @Id AND case_id = @CaseId AND notified_day IS NULL
        """, new { decision.NotifiedDay, decision.NotifiedAt, decision.Id, decision.CaseId });

    /// <summary>One decision on a case that the caller may see, or <c>not_found</c>.</summary>
    public static async Task<Decision> Load(Session db, Guid caseId, Guid id) =>
        (await OfCase(db, caseId)).FirstOrDefault(decision => decision.Id == id) ?? throw CommonRules.Absent.Because();

    /// <summary>The decisions on a case by the day they were made, as far as the caller may see the case.</summary>
    public static Task<IReadOnlyList<Decision>> OfCase(Session db, Guid caseId) => db.List<Decision>("""
        SELECT decision.id, case_id, person_id, kind, made_day, notified_day, notified_at, appeal_period, departure_days, application_day, ground_key
        FROM decision JOIN case_record ON case_record.id = decision.case_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY made_day, decision.id
        """, new { caseId, db.Prefecture, db.Association });
}
