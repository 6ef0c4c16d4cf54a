using Liaison.Domain.Cases;
using Liaison.Domain.Imports;
using Liaison.Server.Data;

namespace Liaison.Server.Imports;

/// <summary>The rows of imports. What their cells say is sealed under the prefecture's own key until the case has it, and is gone then: a case that is
/// erased or hidden is so here as well. Whoever asks has loaded the import, which tells whose they are.</summary>
public static class ImportRowTable
{
    private const string Field = "importRow";

    private const string Columns = "number, household, state, case_import_row.sealed, case_id, committed_at, reference";

    private const string Joined = "case_import_row LEFT JOIN case_record ON case_record.id = case_import_row.case_id";

    /// <summary>A row as it is kept.</summary>
    internal sealed record Kept
    {
        public required int Number { get; init; }
        public required int Household { get; init; }
        public required ImportRowState State { get; init; }
        public byte[]? Sealed { get; init; }
        public Guid? CaseId { get; init; }
        public DateTimeOffset? CommittedAt { get; init; }
        public string? Reference { get; init; }

        public ImportRow ToRow(Session db)
        {
            var content = db.Open<Content>(null, Field, Sealed) ?? new Content(new ImportCells(), [], []);
            return new ImportRow(Number, Household, content.Cells, State, content.Errors, content.Gaps);
        }
    }

    private sealed record Content(ImportCells Cells, IReadOnlyList<ImportError> Errors, IReadOnlyList<ImportGap> Gaps);

    /// <summary>How many rows of an import are in each state, and how many households.</summary>
    internal sealed record Count
    {
        public Guid ImportId { get; init; }
        public long Total { get; init; }
        public long Ready { get; init; }
        public long Incomplete { get; init; }
        public long Faulty { get; init; }
        public long LeftOut { get; init; }
        public long Committed { get; init; }
        public long Households { get; init; }
        public long HouseholdsCommitted { get; init; }

        /// <summary>The rows that are neither committed nor left out.</summary>
        public long Waiting => Ready + Incomplete + Faulty;
    }

    /// <summary>The counts of imports; for <c>WHERE</c> and <c>GROUP BY import_id</c>.</summary>
    internal const string CountsSql = """
        SELECT import_id, count(*) AS total, count(CASE WHEN state = 'Ready' THEN 1 END) AS ready, count(CASE WHEN state = 'Incomplete' THEN 1 END) AS incomplete,
            count(CASE WHEN state = 'Faulty' THEN 1 END) AS faulty, count(CASE WHEN state = 'LeftOut' THEN 1 END) AS left_out,
            count(CASE WHEN state = 'Committed' THEN 1 END) AS committed, count(DISTINCT CASE WHEN state <> 'LeftOut' THEN household END) AS households,
            count(DISTINCT CASE WHEN state = 'Committed' THEN household END) AS households_committed
        FROM case_import_row
        """;

    /// <summary>Counts the rows of one import.</summary>
    internal static async Task<Count> Counts(Session db, Guid importId) =>
        await db.Find<Count>($"{CountsSql} WHERE import_id = @importId GROUP BY import_id", new { importId }) ?? new Count();

    /// <summary>One row, or <c>not_found</c>.</summary>
    internal static Task<Kept> Load(Session db, Guid importId, int number) =>
        db.Load<Kept>($"SELECT {Columns} FROM {Joined} WHERE import_id = @importId AND number = @number", new { importId, number });

    /// <summary>The rows after a number.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    internal static Task<IReadOnlyList<Kept>> After(Session db, Guid importId, int number, ImportRowState? state, int most) => db.List<Kept>($"""
        SELECT {Columns} FROM {Joined}
        WHERE import_id = @importId AND number > @number AND (@state IS NULL OR state = @state) ORDER BY number LIMIT @most
        """, new { importId, number, state = state?.ToString(), most });

    /// <summary>The rows of one household, by number.</summary>
    internal static Task<IReadOnlyList<Kept>> OfHousehold(Session db, Guid importId, int household) => db.List<Kept>($"""
        SELECT {Columns} FROM {Joined} WHERE import_id = @importId AND household = @household ORDER BY number
        """, new { importId, household });

    /// <summary>The rows that are no persons of cases yet, by number.</summary>
    internal static Task<IReadOnlyList<Kept>> Uncommitted(Session db, Guid importId) => db.List<Kept>($"""
        SELECT {Columns} FROM {Joined} WHERE import_id = @importId AND state <> 'Committed' ORDER BY number
        """, new { importId });

    /// <summary>The rows of the next households that can become cases, by household and number.</summary>
    internal static Task<IReadOnlyList<Kept>> Next(Session db, Guid importId, int households) => db.List<Kept>($"""
        SELECT {Columns} FROM {Joined} WHERE import_id = @importId AND state IN ('Ready', 'Incomplete') AND household IN (
            SELECT DISTINCT household FROM case_import_row WHERE import_id = @importId AND state IN ('Ready', 'Incomplete') ORDER BY household LIMIT @households)
        ORDER BY household, number
        """, new { importId, households });

    /// <summary>How many households can become cases now, up to a number; none of an import that is not the caller's, or of which rows are to be corrected
    /// before the first.</summary>
    internal static async Task<int> CountNext(Session db, Guid importId, int most)
    {
        var status = await db.Find<string>($"SELECT status FROM case_import WHERE case_import.id = @importId AND {ImportTable.Visible}",
            new { importId, db.Prefecture, db.Association, db.Now });
        if (status is null || (status == nameof(ImportStatus.Draft) && (await Counts(db, importId)).Faulty > 0))
            return 0;
        return (int)await db.Find<long>("""
            SELECT count(*) FROM (
                SELECT DISTINCT household FROM case_import_row WHERE import_id = @importId AND state IN ('Ready', 'Incomplete') LIMIT @most) waiting
            """, new { importId, most });
    }

    /// <summary>When the table was brought from which a row became a person of a case, by which side, and when it became so.</summary>
    internal sealed record Origin
    {
        public required DateTimeOffset MadeAt { get; init; }
        public required bool ByAssociation { get; init; }
        public required DateTimeOffset CommittedAt { get; init; }
    }

    /// <summary>The tables from which a case came, for the prefecture's own people: one for each, none once its receipt has expired.</summary>
    internal static Task<IReadOnlyList<Origin>> OfCase(Session db, Guid caseId) => db.List<Origin>("""
        SELECT made_at, owner_id IS NOT NULL AS by_association, min(committed_at) AS committed_at
        FROM case_import_row JOIN case_import ON case_import.id = import_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture GROUP BY case_import.id, made_at, owner_id ORDER BY made_at
        """, new { caseId, db.Prefecture });

    internal static async Task Insert(Session db, Guid importId, IEnumerable<ImportRow> rows)
    {
        foreach (var row in rows)
            await db.Execute("""
                INSERT INTO case_import_row (import_id, number, household, state, sealed) VALUES (@importId, @Number, @Household, @State, @Sealed)
                """, new { importId, row.Number, row.Household, State = row.State.ToString(), Sealed = Seal(db, row) });
    }

    /// <summary>Saves a row that is no person of a case yet.</summary>
    internal static Task Save(Session db, Guid importId, ImportRow row) => db.Save("""
        UPDATE case_import_row SET household = @Household, state = @State, sealed = @Sealed
        WHERE import_id = @importId AND number = @Number AND state <> 'Committed'
        """, new { importId, row.Number, row.Household, State = row.State.ToString(), Sealed = Seal(db, row) });

    /// <summary>Notes of the rows of a household that they are persons of a case now, in the transaction that made them so.
    /// Code: <c>changed_meanwhile</c> where they are not those that were read.</summary>
    internal static async Task Commit(Session db, Guid importId, IReadOnlyList<ImportRow> rows, Case opened)
    {
        var noted = await db.Execute("""
            UPDATE case_import_row SET state = 'Committed', sealed = NULL, case_id = @Id, committed_at = @Now
            WHERE import_id = @importId AND household = @Household AND state IN ('Ready', 'Incomplete')
            """, new { importId, rows[0].Household, opened.Id, db.Now });
        if (noted != rows.Count)
            throw DataRules.ChangedMeanwhile.Because();
    }

    /// <summary>Deletes all rows of an import.</summary>
    internal static Task<int> Delete(Session db, Guid importId) => db.Execute("DELETE FROM case_import_row WHERE import_id = @importId", new { importId });

    private static byte[] Seal(Session db, ImportRow row) => db.Seal(null, Field, new Content(row.Cells, row.Errors, row.Gaps));
}
