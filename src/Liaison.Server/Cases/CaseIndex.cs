using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>By what cases are found: the traits of their persons as keyed hashes, so that the database itself tells none of them.</summary>
public static class CaseIndex
{
    /// <summary>The traits of a household.</summary>
    public static IEnumerable<string> TraitsOf(IEnumerable<Person> persons) => persons.SelectMany(Traits.Of).Distinct(StringComparer.Ordinal);

    /// <summary>Enters a new case.</summary>
    public static async Task Insert(Session db, Case household)
    {
        foreach (var token in db.Blind(TraitsOf(household.Persons)))
            await db.Execute("INSERT INTO case_token (token, case_id) VALUES (@token, @CaseId)", new { token, CaseId = household.Id });
    }

    /// <summary>The tokens of traits, those that fewest cases have first, filled up with nulls.</summary>
    /// <param name="traits">At most <see cref="PersonSearch.MaxTraits"/>.</param>
    public static async Task<IReadOnlyList<byte[]?>> RarestFirst(Session db, IReadOnlyList<string> traits)
    {
        var counted = new List<(byte[] Token, long Cases)>();
        foreach (var token in db.Blind(traits))
            counted.Add((token, await db.Find<long>("SELECT count(*) FROM (SELECT 1 FROM case_token WHERE token = @token LIMIT 1000) found", new { token })));
        return [.. counted.OrderBy(token => token.Cases).Select(token => token.Token), .. new byte[PersonSearch.MaxTraits - traits.Count][]];
    }

    /// <summary>The next cases that have all of the tokens, newest first, as far as the caller may see them.</summary>
    /// <param name="tokens">As <see cref="RarestFirst"/> gives them.</param>
    /// <param name="before">The last case that was seen; null from the start.</param>
    public static async Task<IReadOnlyList<Case>> Next(Session db, IReadOnlyList<byte[]?> tokens, Guid? before, int take)
    {
        var arguments = new
        {
            T0 = tokens[0], T1 = tokens[1], T2 = tokens[2], T3 = tokens[3], T4 = tokens[4], T5 = tokens[5], T6 = tokens[6], T7 = tokens[7],
            Before = before ?? Guid.AllBitsSet, take, db.Prefecture, db.Association,
        };
        return CaseTable.Whole(db, await db.List<CaseRow>($"SELECT {CaseRow.Columns} FROM case_record WHERE id IN ({WithAll}) ORDER BY id DESC", arguments),
            await db.List<PersonRow>($"SELECT {PersonRow.Columns} FROM person WHERE case_id IN ({WithAll}) ORDER BY position", arguments),
            await db.List<MandateRow>($"SELECT {MandateRow.Shown} FROM mandate WHERE case_id IN ({WithAll}) ORDER BY given_day, id", arguments));
    }

    /// <summary>The cases that share a trait with one, apart from traits that too many share.</summary>
    public static async Task<IReadOnlyList<Case>> Sharing(Session db, Guid caseId, IEnumerable<string> traits, int tooMany)
    {
        var shared = new HashSet<Guid>();
        foreach (var token in db.Blind(traits))
        {
            var cases = await db.List<Guid>("SELECT case_id FROM case_token WHERE token = @token LIMIT @Most", new { token, Most = tooMany + 1 });
            if (cases.Count <= tooMany)
                shared.UnionWith(cases.Where(id => id != caseId));
        }
        var loaded = new List<Case>();
        foreach (var id in shared)
            loaded.Add(await CaseTable.Load(db, id));
        return loaded;
    }

    /// <summary>The case of a reference, or none.</summary>
    public static async Task<IReadOnlyList<Case>> OfReference(Session db, string reference)
    {
        var id = await db.Find<Guid?>("""
            SELECT id FROM case_record
            WHERE reference = @reference AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
            """, new { reference, db.Prefecture, db.Association });
        return id is { } known ? [await CaseTable.Load(db, known)] : [];
    }

    // One after the other, so that the rarest one leads.
    private const string WithAll = """
        SELECT first.case_id FROM case_token first JOIN case_record household ON household.id = first.case_id
        WHERE first.token = @T0 AND first.case_id < @Before AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (@T1 IS NULL OR EXISTS (SELECT 1 FROM case_token other WHERE other.token = @T1 AND other.case_id = first.case_id))
          AND (@T2 IS NULL OR EXISTS (SELECT 1 FROM case_token other WHERE other.token = @T2 AND other.case_id = first.case_id))
          AND (@T3 IS NULL OR EXISTS (SELECT 1 FROM case_token other WHERE other.token = @T3 AND other.case_id = first.case_id))
          AND (@T4 IS NULL OR EXISTS (SELECT 1 FROM case_token other WHERE other.token = @T4 AND other.case_id = first.case_id))
          AND (@T5 IS NULL OR EXISTS (SELECT 1 FROM case_token other WHERE other.token = @T5 AND other.case_id = first.case_id))
          AND (@T6 IS NULL OR EXISTS (SELECT 1 FROM case_token other WHERE other.token = @T6 AND other.case_id = first.case_id))
          AND (@T7 IS NULL OR EXISTS (SELECT 1 FROM case_token other WHERE other.token = @T7 AND other.case_id = first.case_id))
        ORDER BY first.case_id DESC LIMIT @take
        """;

    /// <summary>Enters a case anew that has changed.</summary>
    public static async Task Rewrite(Session db, Case household)
    {
        await db.Execute("DELETE FROM case_token WHERE case_id = @Id", new { household.Id });
        await Insert(db, household);
    }
}
