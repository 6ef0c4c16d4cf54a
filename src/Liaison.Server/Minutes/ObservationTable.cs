using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;

namespace Liaison.Server.Minutes;

/// <summary>What associations say of a circulated text: observations, which never change, and positions, of which the last holds.</summary>
public static class ObservationTable
{
    public const string Noun = "minutesObservation";

    private const string ReplyField = "minutesReply";
    private const string StatementField = "minutesStatement";

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid MinutesId { get; init; }
        public required Guid AssociationId { get; init; }
        public Guid? SectionId { get; init; }
        public Guid? CaseId { get; init; }
        public required DateTimeOffset At { get; init; }
        public DateTimeOffset? RepliedAt { get; init; }
        public byte[]? Sealed { get; init; }
        public byte[]? SealedReply { get; init; }
    }

    private sealed record PositionRow
    {
        public required Guid AssociationId { get; init; }
        public required Position Position { get; init; }
        public byte[]? Sealed { get; init; }
    }

    /// <summary>The observations on the texts that led, or lead, to an edition, in the order in which they came; an association sees its own, and those on
    /// what is common.</summary>
    /// <param name="edition">Number of the edition.</param>
    public static async Task<IReadOnlyList<Observation>> For(Session db, Guid minutesId, int edition) => [.. (await db.List<Row>("""
        SELECT id, minutes_id, association_id, section_id, case_id, at, replied_at, sealed, sealed_reply FROM minutes_observation
        WHERE minutes_id = @minutesId AND for_edition = @edition AND (@Association IS NULL OR readers = 'Table' OR association_id = @Association)
        ORDER BY at, id
        """, new { minutesId, edition, db.Association })).Select(row => Open(db, row))];

    /// <summary>Every observation on an item, oldest first.</summary>
    public static async Task<IReadOnlyList<Observation>> OfItem(Session db, Guid itemId) => [.. (await db.List<Row>("""
        SELECT id, minutes_id, association_id, section_id, case_id, at, replied_at, sealed, sealed_reply FROM minutes_observation
        WHERE section_id = @itemId AND (@Association IS NULL OR association_id = @Association) ORDER BY at, id
        """, new { itemId, db.Association })).Select(row => Open(db, row))];

    /// <param name="edition">Number of the edition that the text is to become.</param>
    /// <param name="ofItem">Whether it speaks of an item, which only its association and the office read.</param>
    public static Task<int> Insert(Session db, Guid editionId, Observation observation, int edition, bool ofItem) =>
        db.Note(Noun, observation.Id, observation.CaseId).Execute("""
            INSERT INTO minutes_observation (id, minutes_id, edition_id, for_edition, association_id, section_id, readers, case_id, at, by_key, by_role, sealed)
            VALUES (@Id, @MinutesId, @editionId, @edition, @AssociationId, @SectionId, @Readers, @CaseId, @At, @By, @Role, @Sealed)
            """, new
        {
            observation.Id, observation.MinutesId, editionId, edition, observation.AssociationId, observation.SectionId,
            Readers = (ofItem ? PartReaders.OneAssociation : PartReaders.Table).ToString(), observation.CaseId, observation.At, By = db.Caller.Id,
            Role = db.Caller.Role.ToString(), Sealed = db.Seal(observation.CaseId, Noun, observation.Text),
        });

    /// <summary>Gives the reply of the office. Code: <c>minutes.reply_given</c>.</summary>
    public static async Task Answer(Session db, Observation answered)
    {
        var saved = await db.Note(Noun, answered.Id, answered.CaseId).Execute("""
            UPDATE minutes_observation SET replied_at = @RepliedAt, replied_by = @By, sealed_reply = @Sealed WHERE id = @Id AND replied_at IS NULL
            """, new { answered.RepliedAt, By = db.Caller.Id, Sealed = db.Seal(answered.CaseId, ReplyField, answered.Reply!), answered.Id });
        if (saved != 1)
            throw MinutesRules.ReplyGiven.Because();
    }

    /// <summary>The position of each association on a text.</summary>
    /// <param name="observed">Those that have observed on it.</param>
    public static async Task<IReadOnlyList<AssociationPosition>> PositionsOn(Session db, Guid editionId, IEnumerable<Guid> associations, IReadOnlySet<Guid> observed)
    {
        var taken = (await db.List<PositionRow>("""
            SELECT association_id, position, sealed FROM minutes_position WHERE edition_id = @editionId ORDER BY id
            """, new { editionId })).GroupBy(row => row.AssociationId).ToDictionary(own => own.Key, own => own.Last());
        return [.. associations.Select(id => taken.GetValueOrDefault(id) is { } last
            ? new AssociationPosition(id, last.Position, db.Open<string>(null, StatementField, last.Sealed))
            : new AssociationPosition(id, observed.Contains(id) ? Position.Observed : Position.None))];
    }

    public static Task<int> Take(Session db, Guid editionId, AssociationPosition position) => db.Note(EditionTable.Noun, editionId).Execute("""
        INSERT INTO minutes_position (id, edition_id, association_id, position, at, by_key, by_role, sealed)
        VALUES (@Id, @editionId, @AssociationId, @Position, @Now, @By, @Role, @Sealed)
        """, new
    {
        Id = Ids.New(db.Now), editionId, position.AssociationId, Position = position.Position.ToString(), db.Now, By = db.Caller.Id,
        Role = db.Caller.Role.ToString(), Sealed = position.Statement is { } statement ? db.Seal(null, StatementField, statement) : null,
    });

    private static Observation Open(Session db, Row row) => new()
    {
        Id = row.Id, MinutesId = row.MinutesId, AssociationId = row.AssociationId, SectionId = row.SectionId, CaseId = row.CaseId, At = row.At,
        Text = db.Open<string>(row.CaseId, Noun, row.Sealed) ?? "", Reply = db.Open<string>(row.CaseId, ReplyField, row.SealedReply), RepliedAt = row.RepliedAt,
    };
}
