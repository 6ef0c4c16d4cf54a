using Liaison.Domain.Audiences;
using Liaison.Server.Data;

namespace Liaison.Server.Audiences;

/// <summary>Loads and saves audiences as domain objects; no column here has a place for a case.</summary>
public static class AudienceTable
{
    public const string Noun = "audience";

    // The note stands in columns of its own, the domain has it as one.
    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required Guid AssociationId { get; init; }
        public required Guid RequestId { get; init; }
        public required string Reference { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required DateOnly Day { get; init; }
        public required string Place { get; init; }
        public AudienceHost ReceivedBy { get; init; }
        public IReadOnlyList<AudienceTopic>? Topics { get; init; }
        public byte[]? Sealed { get; init; }
        public byte[]? SealedSpeaker { get; init; }
        public AudienceStatus Status { get; init; }
        public int Version { get; init; }

        public Audience ToAudience(Session db) => new()
        {
            Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, RequestId = RequestId, Reference = Reference, StartsAt = StartsAt,
            Day = Day, Place = Place, ReceivedBy = ReceivedBy, Note = Topics is null ? null : new AudienceNote(Topics, PresentIn(db, Sealed) ?? [], SpeakerIn(db, SealedSpeaker)),
            Status = Status, Version = Version,
        };
    }

    /// <summary>Who was present, opened.</summary>
    public static IReadOnlyList<AudiencePresence>? PresentIn(Session db, byte[]? envelope) => db.Open<IReadOnlyList<AudiencePresence>>(null, "present", envelope);

    /// <summary>The speaker's name, opened.</summary>
    public static string? SpeakerIn(Session db, byte[]? envelope) => db.Open<string>(null, "speaker", envelope);

    /// <summary>One audience, or <c>not_found</c>.</summary>
    public static async Task<Audience> Load(Session db, Guid id) => (await db.Load<Row>("""
        SELECT id, prefecture_code, association_id, request_id, reference, starts_at, day, place, received_by, topics, sealed, sealed_speaker, status, version
        FROM audience WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association })).ToAudience(db);

    public static Task Insert(Session db, Audience audience) => db.Note(Noun, audience.Id).Execute("""
        INSERT INTO audience (id, prefecture_code, association_id, request_id, reference, starts_at, day, place, received_by, topics, sealed,
            sealed_speaker, status, version, changed_at)
        VALUES (@Id, @PrefectureCode, @AssociationId, @RequestId, @Reference, @StartsAt, @Day, @Place, @ReceivedBy, @Topics, @Sealed,
            @SealedSpeaker, @Status, @Version, @ChangedAt)
        """, Columns(db, audience));

    public static async Task Save(Session db, Audience audience)
    {
        await db.Note(Noun, audience.Id).Save("""
            UPDATE audience SET topics = @Topics, sealed = @Sealed, sealed_speaker = @SealedSpeaker, status = @Status, version = version + 1,
                changed_at = @ChangedAt
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Columns(db, audience));
        await PassageTable.Insert(db, Noun, audience.Id, audience.Passages);
    }

    private static object Columns(Session db, Audience audience) => new
    {
        audience.Id, audience.PrefectureCode, audience.AssociationId, audience.RequestId, audience.Reference, audience.StartsAt, audience.Day,
        audience.Place, ReceivedBy = audience.ReceivedBy.ToString(), audience.Note?.Topics,
        Sealed = audience.Note is { } note ? db.Seal(null, "present", note.Present) : null,
        SealedSpeaker = audience.Note?.Speaker is { } speaker ? db.Seal(null, "speaker", speaker) : null,
        Status = audience.Status.ToString(), audience.Version, db.Prefecture, db.ChangedAt,
    };
}
