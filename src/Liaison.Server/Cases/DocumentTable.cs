using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Cases;

/// <summary>The documents of cases. To the other side a document for one's own side is not there.</summary>
public static class DocumentTable
{
    public const string Noun = "document";

    private const string Columns =
        "document.id, case_id, person_id, kind, confidentiality, side, added_at, media_type, bytes, document.status, document.version, document.sealed";

    private const string Visible = """
        FROM case_document document JOIN case_record ON case_record.id = document.case_id
        WHERE case_id = @caseId AND case_record.prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (confidentiality = 'Shared' OR side = @Side)
        """;

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid CaseId { get; init; }
        public Guid? PersonId { get; init; }
        public required DocumentKind Kind { get; init; }
        public required Confidentiality Confidentiality { get; init; }
        public required Side Side { get; init; }
        public required DateTimeOffset AddedAt { get; init; }
        public required string MediaType { get; init; }
        public required int Bytes { get; init; }
        public required DocumentStatus Status { get; init; }
        public required int Version { get; init; }
        public byte[]? Sealed { get; init; }

        public CaseDocument ToDocument(Session db)
        {
            var content = db.Open<Content>(CaseId, Noun, Sealed);
            return new CaseDocument
            {
                Id = Id, CaseId = CaseId, PersonId = PersonId, Kind = Kind, Confidentiality = Confidentiality, Side = Side, AddedAt = AddedAt,
                MediaType = MediaType, Bytes = Bytes, Status = Status, Version = Version, Title = content?.Title, Hash = content?.Hash,
            };
        }
    }

    private sealed record Content(string? Title = null, string? Hash = null);

    /// <summary>The documents of a case that the caller may know of, oldest first.</summary>
    public static async Task<IReadOnlyList<CaseDocument>> OfCase(Session db, Guid caseId) =>
        [.. (await db.List<Row>($"SELECT {Columns} {Visible} ORDER BY document.id", Asked(db, caseId))).Select(row => row.ToDocument(db))];

    /// <summary>One document of a case, or <c>not_found</c>.</summary>
    public static async Task<CaseDocument> Load(Session db, Guid caseId, Guid id) =>
        (await OfCase(db, caseId)).FirstOrDefault(document => document.Id == id) ?? throw CommonRules.Absent.Because();

    /// <summary>The content of a document that was loaded; null once it is removed.</summary>
    public static async Task<byte[]?> ContentOf(Session db, CaseDocument document) => db.OpenBytes(document.CaseId, ContentField(document.Id),
        await db.Find<byte[]>("SELECT sealed_content FROM case_document WHERE id = @Id", new { document.Id }));

    public static async Task Insert(Session db, CaseDocument document, byte[] content)
    {
        await db.Note(Noun, document.Id, document.CaseId).Execute("""
            INSERT INTO case_document (id, case_id, person_id, kind, confidentiality, side, added_at, media_type, bytes, status, version, sealed, sealed_content)
            VALUES (@Id, @CaseId, @PersonId, @Kind, @Confidentiality, @Side, @AddedAt, @MediaType, @Bytes, @Status, @Version, @Sealed, @SealedContent)
            """, new
        {
            document.Id, document.CaseId, document.PersonId, Kind = document.Kind.ToString(), Confidentiality = document.Confidentiality.ToString(),
            Side = document.Side.ToString(), document.AddedAt, document.MediaType, document.Bytes, Status = document.Status.ToString(), document.Version,
            Sealed = db.Seal(document.CaseId, Noun, new Content(document.Title, document.Hash)),
            SealedContent = db.SealBytes(document.CaseId, ContentField(document.Id), content),
        });
    }

    /// <summary>Saves a removal: the content goes, and what was said of it.</summary>
    public static async Task SaveRemoval(Session db, CaseDocument document)
    {
        await db.Note(Noun, document.Id, document.CaseId).Save("""
            UPDATE case_document SET status = @Status, version = version + 1, sealed = NULL, sealed_content = NULL WHERE id = @Id AND version = @Version
            """, new { Status = document.Status.ToString(), document.Id, document.Version });
        await PassageTable.Insert(db, Noun, document.Id, document.Passages, document.CaseId);
    }

    // A content opens as that of its own document alone.
    private static string ContentField(Guid id) => $"content {id:N}";

    private static object Asked(Session db, Guid caseId) => new { caseId, db.Prefecture, db.Association, Side = db.Caller.Side.ToString() };
}
