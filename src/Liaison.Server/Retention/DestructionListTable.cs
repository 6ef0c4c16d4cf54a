using Liaison.Domain.Retention;
using Liaison.Server.Data;

namespace Liaison.Server.Retention;

/// <summary>Loads and saves destruction lists with their cases.</summary>
public static class DestructionListTable
{
    public const string Noun = "destructionList";

    /// <summary>A row of lists; who asked for it is sealed under the prefecture's key.</summary>
    public sealed record Row
    {
        public const string Columns = """
            id, prefecture_code, reference, basis, proposed_day, visa, certificate, hash, sealed, begun_at, destroyed_at, status, version
            """;

        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required string Reference { get; init; }
        public required DestructionBasis Basis { get; init; }
        public required DateOnly ProposedDay { get; init; }
        public string? Visa { get; init; }
        public string? Certificate { get; init; }
        public string? Hash { get; init; }
        public byte[]? Sealed { get; init; }
        public DateTimeOffset? BegunAt { get; init; }
        public DateTimeOffset? DestroyedAt { get; init; }
        public DestructionListStatus Status { get; init; }
        public int Version { get; init; }

        /// <param name="reason">Who asked, opened; null where that is not needed.</param>
        internal DestructionList With(IEnumerable<CaseRow> cases, string? reason) => new()
        {
            Id = Id, PrefectureCode = PrefectureCode, Reference = Reference, Basis = Basis, Reason = reason, ProposedDay = ProposedDay, Visa = Visa,
            Certificate = Certificate, Hash = Hash, BegunAt = BegunAt, DestroyedAt = DestroyedAt, Status = Status, Version = Version,
            Cases = [.. cases.Select(listed => new ListedCase(listed.CaseId, listed.Reference, listed.Category, listed.LastActDay))],
        };
    }

    internal sealed record CaseRow
    {
        public required Guid ListId { get; init; }
        public required Guid CaseId { get; init; }
        public required string Reference { get; init; }
        public required RetentionCategory Category { get; init; }
        public required DateOnly LastActDay { get; init; }
    }

    /// <summary>One list, or <c>not_found</c>.</summary>
    public static async Task<DestructionList> Load(Session db, Guid id)
    {
        var row = await db.Load<Row>($"SELECT {Row.Columns} FROM destruction_list WHERE id = @id AND prefecture_code = @Prefecture", new { id, db.Prefecture });
        return row.With(await db.List<CaseRow>(CasesSql, new { id }), db.Open<string>(null, Noun, row.Sealed));
    }

    /// <summary>The lists of a prefecture whose destruction has begun and not ended.</summary>
    public static async Task<IReadOnlyList<DestructionList>> Begun(Link link, string prefecture)
    {
        var begun = new List<DestructionList>();
        foreach (var row in await link.List<Row>(
            $"SELECT {Row.Columns} FROM destruction_list WHERE prefecture_code = @prefecture AND status = 'Destroying' ORDER BY id", new { prefecture }))
            begun.Add(row.With(await link.List<CaseRow>(CasesSql, new { id = row.Id }), reason: null));
        return begun;
    }

    /// <summary>The references of its cases that are under legal hold, or restricted.</summary>
    public static Task<IReadOnlyList<string>> Held(Session db, Guid id) => db.List<string>("""
        SELECT listed.reference FROM destruction_list_case listed
        WHERE listed.list_id = @id AND NOT listed.taken_off AND (
            EXISTS (SELECT 1 FROM case_hold WHERE case_hold.case_id = listed.case_id AND status = 'Held')
            OR EXISTS (SELECT 1 FROM case_restriction WHERE case_restriction.case_id = listed.case_id AND status = 'Restricted'))
        ORDER BY listed.reference
        """, new { id });

    /// <summary>Adds a list; its cases are frozen from then on.</summary>
    public static async Task Insert(Session db, DestructionList list)
    {
        await db.Note(Noun, list.Id).Execute("""
            INSERT INTO destruction_list (id, prefecture_code, reference, basis, proposed_day, sealed, status, version)
            VALUES (@Id, @PrefectureCode, @Reference, @Basis, @ProposedDay, @Sealed, @Status, @Version)
            """, new
        {
            list.Id, list.PrefectureCode, list.Reference, Basis = list.Basis.ToString(), list.ProposedDay,
            Sealed = list.Reason is { } reason ? db.Seal(null, Noun, reason) : null, Status = list.Status.ToString(), list.Version,
        });
        foreach (var listed in list.Cases)
        {
            await db.Execute("""
                INSERT INTO destruction_list_case (list_id, case_id, reference, category, last_act_day, taken_off)
                VALUES (@Id, @CaseId, @Reference, @Category, @LastActDay, @takenOff)
                """, new { list.Id, listed.CaseId, listed.Reference, Category = listed.Category.ToString(), listed.LastActDay, takenOff = false });
            await db.Save("UPDATE case_record SET destruction_list_id = @Id WHERE id = @CaseId AND destruction_list_id IS NULL AND certificate IS NULL",
                new { list.Id, listed.CaseId });
        }
    }

    /// <summary>Saves a list. What is no longer on it is free again; once it is destroyed, its cases can be read no more.</summary>
    public static async Task Save(Session db, DestructionList list)
    {
        await db.Note(Noun, list.Id).Save("""
            UPDATE destruction_list SET visa = @Visa, certificate = @Certificate, hash = @Hash, begun_at = @BegunAt, status = @Status,
                version = version + 1
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, new { list.Visa, list.Certificate, list.Hash, list.BegunAt, Status = list.Status.ToString(), list.Id, list.Version, db.Prefecture });
        await PassageTable.Insert(db, Noun, list.Id, list.Passages);
    }

    /// <summary>Takes one case off a list.</summary>
    public static async Task TakeOff(Session db, Guid id, string reference)
    {
        await db.Execute("UPDATE destruction_list_case SET taken_off = @takenOff WHERE list_id = @id AND reference = @reference",
            new { takenOff = true, id, reference });
        await db.Execute("UPDATE case_record SET destruction_list_id = NULL WHERE destruction_list_id = @id AND reference = @reference", new { id, reference });
    }

    /// <summary>Frees the cases of a list that was given up.</summary>
    public static Task Release(Session db, Guid id) =>
        db.Execute("UPDATE case_record SET destruction_list_id = NULL WHERE destruction_list_id = @id", new { id });

    /// <summary>From here on the cases of a list answer as destroyed, and nothing is written to them any more.</summary>
    public static Task Close(Session db, DestructionList list) => db.Execute("""
        UPDATE case_record SET certificate = @Certificate, changed_at = @ChangedAt WHERE destruction_list_id = @Id AND certificate IS NULL
        """, new { list.Certificate, db.ChangedAt, list.Id });

    private const string CasesSql = """
        SELECT list_id, case_id, reference, category, last_act_day FROM destruction_list_case
        WHERE list_id = @id AND NOT taken_off ORDER BY reference
        """;
}
