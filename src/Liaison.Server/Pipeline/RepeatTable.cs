using Liaison.Server.Data;

namespace Liaison.Server.Pipeline;

/// <summary>What was done under an Idempotency-Key.</summary>
internal static class RepeatTable
{
    /// <summary>One command that was done.</summary>
    public sealed record Row
    {
        /// <summary>Keyed hash of what was sent.</summary>
        public required byte[] Content { get; init; }
        /// <summary>The id of what it made, if it made something.</summary>
        public Guid? ResultId { get; init; }
    }

    /// <summary>What was done and may still be repeated, or null.</summary>
    public static Task<Row?> Find(Session db, byte[] name) => db.Find<Row>(
        "SELECT content, result_id FROM idempotency WHERE name = @name AND kept_until > @Now", new { name, db.Now });

    /// <summary>Keeps what was done, in place of what is kept no longer.</summary>
    public static Task Keep(Session db, byte[] name, byte[] content, Guid? resultId, DateTimeOffset keptUntil) => db.Save("""
        INSERT INTO idempotency (name, content, result_id, kept_until) VALUES (@name, @content, @resultId, @keptUntil)
        ON CONFLICT (name) DO UPDATE SET content = @content, result_id = @resultId, kept_until = @keptUntil WHERE idempotency.kept_until <= @Now
        """, new { name, content, resultId, keptUntil, db.Now });

    /// <summary>Deletes some of what is kept no longer; says how many.</summary>
    public static Task<int> Purge(Database database, DateTimeOffset now, int most) => database.Write(Reach.None, link => link.Execute("""
        DELETE FROM idempotency WHERE name IN (SELECT name FROM idempotency WHERE kept_until <= @now ORDER BY kept_until LIMIT @most)
        """, new { now, most }));
}
