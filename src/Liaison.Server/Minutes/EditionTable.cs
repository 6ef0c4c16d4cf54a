using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;

namespace Liaison.Server.Minutes;

/// <summary>The texts that circulated, and the editions that they became. An edition never changes: what goes from it is taken out by destruction alone.</summary>
public static class EditionTable
{
    public const string Noun = "minutesEdition";

    private const string Columns = """
        id, minutes_id, status, number, circulated_at, due_day, concluded_at, result, root, leaves, checkpoint, checkpoint_key, checkpoint_signature
        """;

    /// <summary>A text, with the seal that it has as an edition.</summary>
    public sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid MinutesId { get; init; }
        public required string Status { get; init; }
        /// <summary>From 1; null before it is concluded.</summary>
        public int? Number { get; init; }
        public required DateTimeOffset CirculatedAt { get; init; }
        public required DateOnly DueDay { get; init; }
        public DateTimeOffset? ConcludedAt { get; init; }
        public MinutesResult? Result { get; init; }
        public byte[]? Root { get; init; }
        public byte[]? Leaves { get; init; }
        public string? Checkpoint { get; init; }
        public string? CheckpointKey { get; init; }
        public byte[]? CheckpointSignature { get; init; }
    }

    private sealed record Witness
    {
        public required string Body { get; init; }
        public required string KeyId { get; init; }
        public required byte[] Signature { get; init; }
    }

    /// <summary>The text that circulates; there is one while the minutes say so.</summary>
    public static Task<Row> Circulating(Session db, Guid minutesId) =>
        db.Load<Row>($"SELECT {Columns} FROM minutes_edition WHERE minutes_id = @minutesId AND status = 'Circulated'", new { minutesId });

    /// <summary>The edition of a number, or <c>not_found</c>.</summary>
    public static Task<Row> Numbered(Session db, Guid minutesId, int number) =>
        db.Load<Row>($"SELECT {Columns} FROM minutes_edition WHERE minutes_id = @minutesId AND number = @number", new { minutesId, number });

    /// <summary>The editions, oldest first.</summary>
    public static Task<IReadOnlyList<Row>> Concluded(Session db, Guid minutesId) =>
        db.List<Row>($"SELECT {Columns} FROM minutes_edition WHERE minutes_id = @minutesId AND number IS NOT NULL ORDER BY number", new { minutesId });

    /// <summary>Keeps a text as it circulates, each part sealed by itself.</summary>
    public static async Task Circulate(Session db, MeetingMinutes minutes, IReadOnlyList<MinutesPart> text)
    {
        var id = Ids.New(db.Now);
        await db.Execute("""
            INSERT INTO minutes_edition (id, minutes_id, status, circulated_at, due_day) VALUES (@id, @MinutesId, 'Circulated', @Now, @DueDay)
            """, new { id, MinutesId = minutes.Id, db.Now, minutes.DueDay });
        await PartTable.Insert(db, id, text, first: 0);
    }

    /// <summary>The circulated text was taken back.</summary>
    public static async Task Revise(Session db, Guid minutesId) =>
        await db.Execute("UPDATE minutes_edition SET status = 'Revised' WHERE minutes_id = @minutesId AND status = 'Circulated'", new { minutesId });

    /// <summary>Seals a text with what it gained, as the edition of a number. The journal holds its root; the last checkpoint stands at its foot.</summary>
    public static async Task Conclude(Session db, Row text, int number, MinutesResult result)
    {
        var parts = await PartTable.LeavesOf(db, text.Id);
        var (leaves, places) = EditionSeal.Lay([.. parts.Select(part => part.Hash)]);
        foreach (var (part, place) in parts.Zip(places))
            await db.Execute("UPDATE minutes_part SET place = @place WHERE id = @Id", new { place, part.Id });
        var root = new EditionTree(leaves).Root;
        var witness = await db.Find<Witness>("SELECT body, key_id, signature FROM journal_checkpoint ORDER BY size DESC LIMIT 1");
        await db.Note(Noun, text.Id, digest: root).Execute("""
            UPDATE minutes_edition SET status = 'Concluded', number = @number, concluded_at = @Now, result = @Result, root = @root, leaves = @leaves,
                checkpoint = @Body, checkpoint_key = @KeyId, checkpoint_signature = @Signature
            WHERE id = @Id AND status = 'Circulated'
            """, new
        {
            number, db.Now, Result = result.ToString(), root, leaves, witness?.Body, witness?.KeyId, witness?.Signature, text.Id,
        }, unique: DataRules.ChangedMeanwhile);
    }
}
