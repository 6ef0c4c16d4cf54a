using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Cases;

/// <summary>Loads and saves cases with their persons and mandates; an association sees its own alone.</summary>
public static class CaseTable
{
    public const string Noun = "case";

    /// <summary>One case. Codes: <c>not_found</c>, <c>case.destroyed</c>.</summary>
    public static async Task<Case> Load(Session db, Guid id) => await Find(db, id) ?? throw CommonRules.Absent.Because();

    /// <summary>A case named in what was sent, which is looked at. Codes: <c>reference.unknown</c>, <c>case.destroyed</c>.</summary>
    public static async Task<Case> Sought(Session db, Guid id, string field) => await Find(db, id) ?? throw CommonRules.UnknownReference.In(field);

    /// <summary>A case named in what was sent, which is to be done something with. Codes: <c>reference.unknown</c>, <c>case.frozen</c>,
    /// <c>case.destroyed</c>, <c>case.restricted</c>.</summary>
    public static async Task<Case> Named(Session db, Guid id, string field)
    {
        var named = await Sought(db, id, field);
        await Frozen.MustNotBe(db, [id]);
        await Frozen.MustNotBeRestricted(db, [id]);
        return named;
    }

    /// <summary>Whether nothing but the tombstone of a case is left.</summary>
    public static async Task<bool> IsDestroyed(Session db, Guid id) => await db.Find<long>(
        "SELECT count(*) FROM case_record WHERE id = @id AND certificate IS NOT NULL", new { id }) > 0;

    /// <summary>A case as the caller may see it, or null: absent, not his, or destroyed.</summary>
    public static async Task<Case?> FindKept(Session db, Guid id) => await FindRow(db, id) is { Certificate: null } row ? await Whole(db, row) : null;

    public static async Task Insert(Session db, Case added)
    {
        var now = db.Now;
        await db.Note(Noun, added.Id, added.Id).Execute("""
            INSERT INTO case_record (id, prefecture_code, association_id, reference, sealed, created_at, version, changed_at)
            VALUES (@Id, @PrefectureCode, @AssociationId, @Reference, @Sealed, @now, @Version, @ChangedAt)
            """, new { added.Id, added.PrefectureCode, added.AssociationId, added.Reference, Sealed = CaseRow.Seal(db, added), now, added.Version, db.ChangedAt });
        foreach (var person in added.Persons)
            await InsertPerson(db, added, person, now);
        foreach (var mandate in added.Mandates)
            await Insert(db, added.Id, mandate);
        await CaseIndex.Insert(db, added);
    }

    /// <summary>Saves what is stated anew of the household; what was stated before is kept.</summary>
    /// <param name="rectificationId">The correction of which this is part, if it is.</param>
    public static async Task SaveStated(Session db, Case before, Case changed, Guid? rectificationId = null)
    {
        await Save(db, changed);
        await FormerTable.Keep(db, before, changed, rectificationId);
    }

    /// <summary>Saves the case itself; persons and mandates are saved one by one.</summary>
    public static Task Save(Session db, Case changed) => db.Note(Noun, changed.Id, changed.Id).Save("""
        UPDATE case_record SET sealed = @Sealed, version = version + 1, changed_at = @ChangedAt
        WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
        """, new { Sealed = CaseRow.Seal(db, changed), changed.Id, changed.Version, db.Prefecture, db.ChangedAt });

    /// <summary>Adds a person to the case, in the place that he has there.</summary>
    public static async Task AddPerson(Session db, Case joined, Person person)
    {
        await InsertPerson(db, joined, person, db.Now);
        await CaseIndex.Rewrite(db, joined);
    }

    private static Task<int> InsertPerson(Session db, Case household, Person person, DateTimeOffset at) => db.Note("person", person.Id, household.Id).Execute("""
        INSERT INTO person (id, case_id, position, added_at, sealed) VALUES (@Id, @CaseId, @Position, @at, @Sealed)
        """, new
    {
        person.Id, CaseId = household.Id, Position = household.Persons.TakeWhile(other => other.Id != person.Id).Count(), at,
        Sealed = PersonRow.Seal(db, household.Id, person),
    });

    /// <summary>Saves what is stated anew of a person of the case; what was stated before is kept.</summary>
    /// <param name="rectificationId">The correction of which this is part, if it is.</param>
    public static async Task SavePerson(Session db, Case household, Person changed, Guid? rectificationId = null)
    {
        await db.Note("person", changed.Id, household.Id).Save("UPDATE person SET sealed = @Sealed WHERE id = @Id AND case_id = @CaseId",
            new { Sealed = PersonRow.Seal(db, household.Id, changed), changed.Id, CaseId = household.Id });
        await FormerTable.Keep(db, household, changed, rectificationId);
        await Touch(db, household.Id);
        await CaseIndex.Rewrite(db, household with { Persons = [.. household.Persons.Select(person => person.Id == changed.Id ? changed : person)] });
    }

    public static async Task InsertMandate(Session db, Guid caseId, Mandate mandate)
    {
        await Insert(db, caseId, mandate);
        await TouchWhatMandatesHide(db, caseId);
    }

    public static async Task SaveWithdrawal(Session db, Guid caseId, Mandate mandate)
    {
        await db.Note("mandate", mandate.Id, caseId).Save(
            "UPDATE mandate SET withdrawn_day = @WithdrawnDay WHERE id = @Id AND withdrawn_day IS NULL", new { mandate.WithdrawnDay, mandate.Id });
        await TouchWhatMandatesHide(db, caseId);
    }

    private static async Task TouchWhatMandatesHide(Session db, Guid caseId)
    {
        await Touch(db, caseId);
        await db.Execute("""
            UPDATE commitment SET changed_at = @ChangedAt WHERE agenda_item_id IN (SELECT id FROM agenda_item WHERE case_id = @caseId)
            """, new { db.ChangedAt, caseId });
    }

    /// <summary>Cases of their rows, in the order of these.</summary>
    internal static IReadOnlyList<Case> Whole(Session db, IEnumerable<CaseRow> cases, IEnumerable<PersonRow> persons, IEnumerable<MandateRow> mandates)
    {
        var personsOf = persons.ToLookup(person => person.CaseId);
        var mandatesOf = mandates.ToLookup(mandate => mandate.CaseId);
        return [.. cases.Select(row => row.ToCase(db, personsOf[row.Id], mandatesOf[row.Id]))];
    }

    /// <summary>Notes that something changed that is shown with a case: its persons, mandates, documents.</summary>
    public static Task<int> Touch(Session db, Guid caseId) =>
        db.Execute("UPDATE case_record SET changed_at = @ChangedAt WHERE id = @caseId", new { db.ChangedAt, caseId });

    private static Task<int> Insert(Session db, Guid caseId, Mandate mandate) => db.Note("mandate", mandate.Id, caseId).Execute("""
        INSERT INTO mandate (id, case_id, person_id, scope, risk_informed, given_day, end_day, withdrawn_day, sealed)
        VALUES (@Id, @caseId, @PersonId, @Scope, @RiskInformed, @GivenDay, @EndDay, @WithdrawnDay, @Sealed)
        """, new
    {
        mandate.Id, caseId, mandate.PersonId, Scope = mandate.Scope.ToString(), mandate.RiskInformed, mandate.GivenDay, mandate.EndDay,
        mandate.WithdrawnDay, Sealed = MandateRow.Seal(db, caseId, mandate),
    });

    private static async Task<Case?> Find(Session db, Guid id)
    {
        var found = await FindRow(db, id);
        if (found is { Certificate: { } certificate })
            throw RetentionRules.CaseDestroyed.Because(("certificate", certificate));
        return found is null ? null : await Whole(db, found);
    }

    private static Task<CaseRow?> FindRow(Session db, Guid id) => db.Find<CaseRow>($"""
        SELECT {CaseRow.Columns} FROM case_record
        WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association });

    private static async Task<Case> Whole(Session db, CaseRow row) => row.ToCase(db,
        await db.List<PersonRow>($"SELECT {PersonRow.Columns} FROM person WHERE case_id = @Id ORDER BY position", new { row.Id }),
        await db.List<MandateRow>($"SELECT {MandateRow.Columns} FROM mandate WHERE case_id = @Id ORDER BY given_day, id", new { row.Id }));
}
