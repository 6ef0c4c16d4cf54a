using Liaison.Domain;
using Liaison.Domain.Rights;
using Liaison.Server.Data;

namespace Liaison.Server.Rights;

/// <summary>Loads and saves requests for access, the prefecture's alone. What is written in one is sealed under the key of its case; of a passage that is
/// masked, under the key of the case in whose texts it stands: each goes with its case.</summary>
public static class AccessRequestTable
{
    public const string Noun = "accessRequest";

    /// <summary>What was put together, by its hash: what is handed over is that and nothing else.</summary>
    private sealed record Content(string? Note = null, string? Hash = null);

    private sealed record MaskContent(string Passage = "", string Reason = "");

    private sealed record MaskRow
    {
        public required Guid CaseId { get; init; }
        public byte[]? Sealed { get; init; }
    }

    /// <summary>A row of requests for access.</summary>
    internal sealed record Row
    {
        public const string Columns = """
            id, prefecture_code, case_id, person_id, reference, channel, received_day, due_day, identity_check, prepared_at, handed_over_day, handed_over_by, status,
            version, sealed
            """;

        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required Guid CaseId { get; init; }
        public required Guid PersonId { get; init; }
        public required string Reference { get; init; }
        public required Channel Channel { get; init; }
        public required DateOnly ReceivedDay { get; init; }
        public required DateOnly DueDay { get; init; }
        public IdentityCheck? IdentityCheck { get; init; }
        public DateTimeOffset? PreparedAt { get; init; }
        public DateOnly? HandedOverDay { get; init; }
        public Channel? HandedOverBy { get; init; }
        public AccessRequestStatus Status { get; init; }
        public int Version { get; init; }
        public byte[]? Sealed { get; init; }

        public AccessRequest ToRequest(Session db)
        {
            var content = db.Open<Content>(CaseId, Noun, Sealed);
            return new()
            {
                Id = Id, PrefectureCode = PrefectureCode, CaseId = CaseId, PersonId = PersonId, Reference = Reference, Channel = Channel, ReceivedDay = ReceivedDay,
                DueDay = DueDay, IdentityCheck = IdentityCheck, PreparedAt = PreparedAt, HandedOverDay = HandedOverDay, HandedOverBy = HandedOverBy,
                Note = content?.Note, PreparedHash = content?.Hash, Status = Status, Version = Version,
            };
        }
    }

    /// <summary>One request, or <c>not_found</c>.</summary>
    public static async Task<AccessRequest> Load(Session db, Guid id) => (await db.Load<Row>(
        $"SELECT {Row.Columns} FROM access_request WHERE id = @id AND prefecture_code = @Prefecture", new { id, db.Prefecture })).ToRequest(db);

    /// <summary>As whom the person stands in the linked cases, as an agent has said.</summary>
    public static Task<IReadOnlyList<Appearance>> Appearances(Session db, Guid id) => db.List<Appearance>(
        "SELECT case_id, person_id FROM access_request_person WHERE access_request_id = @id ORDER BY case_id, person_id", new { id });

    /// <summary>The passages that are masked, as far as their cases are still there.</summary>
    public static async Task<IReadOnlyList<MaskedPassage>> Masks(Session db, Guid id) => [.. (await db.List<MaskRow>(
        "SELECT case_id, sealed FROM access_request_mask WHERE access_request_id = @id ORDER BY id", new { id }))
        .Select(row => (row.CaseId, Mask: db.Open<MaskContent>(row.CaseId, "mask", row.Sealed))).Where(row => row.Mask is not null)
        .Select(row => new MaskedPassage(row.CaseId, row.Mask!.Passage, row.Mask.Reason))];

    public static async Task Insert(Session db, AccessRequest request) => await db.Note(Noun, request.Id, request.CaseId).Execute("""
        INSERT INTO access_request (id, prefecture_code, case_id, person_id, reference, channel, received_day, due_day, identity_check, status, version, sealed)
        VALUES (@Id, @PrefectureCode, @CaseId, @PersonId, @Reference, @Channel, @ReceivedDay, @DueDay, @IdentityCheck, @Status, @Version, @Sealed)
        """, Values(db, request));

    public static async Task Save(Session db, AccessRequest request)
    {
        await db.Note(Noun, request.Id, request.CaseId).Save("""
            UPDATE access_request SET due_day = @DueDay, identity_check = @IdentityCheck, prepared_at = @PreparedAt, handed_over_day = @HandedOverDay,
                handed_over_by = @HandedOverBy, status = @Status, version = version + 1, sealed = @Sealed
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Values(db, request));
        await PassageTable.Insert(db, Noun, request.Id, request.Passages, request.CaseId);
    }

    /// <summary>Says anew as whom the person stands in linked cases, and which passages are masked.</summary>
    public static async Task Replace(Session db, Guid id, IReadOnlyList<Appearance> appearances, IReadOnlyList<MaskedPassage> masks)
    {
        await db.Execute("DELETE FROM access_request_person WHERE access_request_id = @id", new { id });
        await db.Execute("DELETE FROM access_request_mask WHERE access_request_id = @id", new { id });
        foreach (var (caseId, personId) in appearances)
            await db.Execute("INSERT INTO access_request_person (access_request_id, case_id, person_id) VALUES (@id, @caseId, @personId)", new { id, caseId, personId });
        foreach (var mask in masks)
            await db.Execute("INSERT INTO access_request_mask (id, access_request_id, case_id, sealed) VALUES (@MaskId, @id, @CaseId, @Sealed)", new
            {
                MaskId = Ids.New(db.Now), id, mask.CaseId, Sealed = db.Seal(mask.CaseId, "mask", new MaskContent(mask.Passage, mask.Reason)),
            });
    }

    private static object Values(Session db, AccessRequest request) => new
    {
        request.Id, request.PrefectureCode, request.CaseId, request.PersonId, request.Reference, Channel = request.Channel.ToString(), request.ReceivedDay,
        request.DueDay, IdentityCheck = request.IdentityCheck?.ToString(), request.PreparedAt, request.HandedOverDay,
        HandedOverBy = request.HandedOverBy?.ToString(), Status = request.Status.ToString(), request.Version, db.Prefecture,
        Sealed = db.Seal(request.CaseId, Noun, new Content(request.Note, request.PreparedHash)),
    };
}
