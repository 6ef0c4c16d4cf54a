using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>Loads and saves cases with their persons and mandates; an association sees its own alone.</summary>
public static class CaseTable
{
    public const string Noun = "case";

    public const string PersonColumns = "id, family_name, given_names, birth_date, birth_year, nationalities, ground_key, agdref, stated_minor";
    public const string MandateColumns = "id, person_id, scope, risk_informed, language, given_day, end_day, proof_reference, withdrawn_day";

    /// <summary>One case, or <c>not_found</c>.</summary>
    public static async Task<Case> Load(Session db, Guid id) => await Find(db, id) ?? throw CommonRules.Absent.Because();

    /// <summary>A case named in what was sent, or <c>reference.unknown</c>.</summary>
    public static async Task<Case> Named(Session db, Guid id, string field) => await Find(db, id) ?? throw CommonRules.UnknownReference.In(field);

    public static async Task Insert(Session db, Case added)
    {
        var now = db.Now;
        await db.Note(Noun, added.Id, added.Id).Execute("""
            INSERT INTO case_record (id, prefecture_code, association_id, reference, address, situation_summary, created_at, version, changed_at)
            VALUES (@Id, @PrefectureCode, @AssociationId, @Reference, @Address, @SituationSummary, @now, @Version, @ChangedAt)
            """, new { added.Id, added.PrefectureCode, added.AssociationId, added.Reference, added.Address, added.SituationSummary, now, added.Version, db.ChangedAt });
        foreach (var person in added.Persons)
            await InsertPerson(db, added, person, now);
        foreach (var mandate in added.Mandates)
            await Insert(db, added.Id, mandate);
    }

    /// <summary>Saves the case itself; persons and mandates are saved one by one.</summary>
    public static Task Save(Session db, Case changed) => db.Note(Noun, changed.Id, changed.Id).Save("""
        UPDATE case_record SET address = @Address, situation_summary = @SituationSummary, version = version + 1, changed_at = @ChangedAt
        WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
        """, new { changed.Address, changed.SituationSummary, changed.Id, changed.Version, db.Prefecture, db.ChangedAt });

    /// <summary>Adds a person of the case, in the place that he has there.</summary>
    public static Task InsertPerson(Session db, Case household, Person person, DateTimeOffset at) => db.Note("person", person.Id, household.Id).Execute("""
        INSERT INTO person (id, case_id, position, added_at, family_name, given_names, birth_date, birth_year, nationalities, ground_key, agdref, stated_minor)
        VALUES (@Id, @CaseId, @Position, @at, @FamilyName, @GivenNames, @BirthDate, @BirthYear, @Nationalities, @GroundKey, @Agdref, @StatedMinor)
        """, new
    {
        person.Id, CaseId = household.Id, Position = household.Persons.TakeWhile(other => other.Id != person.Id).Count(), at,
        person.FamilyName, person.GivenNames, person.BirthDate, person.BirthYear, person.Nationalities, person.GroundKey, person.Agdref, person.StatedMinor,
    });

    public static async Task SavePerson(Session db, Guid caseId, Person person)
    {
        await db.Note("person", person.Id, caseId).Save("""
            UPDATE person SET family_name = @FamilyName, given_names = @GivenNames, birth_date = @BirthDate, birth_year = @BirthYear,
                nationalities = @Nationalities, ground_key = @GroundKey, agdref = @Agdref, stated_minor = @StatedMinor
            WHERE id = @Id AND case_id = @caseId
            """, new
        {
            person.Id, caseId, person.FamilyName, person.GivenNames, person.BirthDate, person.BirthYear, person.Nationalities,
            person.GroundKey, person.Agdref, person.StatedMinor,
        });
        await Touch(db, caseId);
    }

    public static async Task InsertMandate(Session db, Guid caseId, Mandate mandate)
    {
        await Insert(db, caseId, mandate);
        await Touch(db, caseId);
    }

    public static async Task SaveWithdrawal(Session db, Guid caseId, Mandate mandate)
    {
        await db.Note("mandate", mandate.Id, caseId).Save(
            "UPDATE mandate SET withdrawn_day = @WithdrawnDay WHERE id = @Id AND withdrawn_day IS NULL", new { mandate.WithdrawnDay, mandate.Id });
        await Touch(db, caseId);
    }

    // Persons and mandates are shown with their case.
    private static Task<int> Touch(Session db, Guid caseId) =>
        db.Execute("UPDATE case_record SET changed_at = @ChangedAt WHERE id = @caseId", new { db.ChangedAt, caseId });

    private static Task<int> Insert(Session db, Guid caseId, Mandate mandate) => db.Note("mandate", mandate.Id, caseId).Execute("""
        INSERT INTO mandate (id, case_id, person_id, scope, risk_informed, language, given_day, end_day, proof_reference, withdrawn_day)
        VALUES (@Id, @caseId, @PersonId, @Scope, @RiskInformed, @Language, @GivenDay, @EndDay, @ProofReference, @WithdrawnDay)
        """, new
    {
        mandate.Id, caseId, mandate.PersonId, Scope = mandate.Scope.ToString(), mandate.RiskInformed, mandate.Language, mandate.GivenDay,
        mandate.EndDay, mandate.ProofReference, mandate.WithdrawnDay,
    });

    private static async Task<Case?> Find(Session db, Guid id)
    {
        var found = await db.Find<Case>("""
            SELECT id, prefecture_code, association_id, reference, created_at AS opened_at, address, situation_summary, version FROM case_record
            WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
            """, new { id, db.Prefecture, db.Association });
        return found is null ? null : found with
        {
            Persons = await db.List<Person>($"SELECT {PersonColumns} FROM person WHERE case_id = @id ORDER BY position", new { id }),
            Mandates = await db.List<Mandate>($"SELECT {MandateColumns} FROM mandate WHERE case_id = @id ORDER BY given_day, id", new { id }),
        };
    }
}
