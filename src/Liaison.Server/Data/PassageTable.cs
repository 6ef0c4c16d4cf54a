using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Data;

/// <summary>The passages of every noun: one row each, never changed.</summary>
public static class PassageTable
{
    /// <summary>One passage as it is read back.</summary>
    public sealed record Row
    {
        public required string Noun { get; init; }
        public required Guid NounId { get; init; }
        public required string Step { get; init; }
        public required string FromStatus { get; init; }
        public required string ToStatus { get; init; }
        public required DateTimeOffset At { get; init; }
        public required string ByRole { get; init; }
        public byte[]? Sealed { get; init; }

        /// <summary>The side of the table on which it was made.</summary>
        public Side BySide => Enum.Parse<Role>(ByRole).Side();

        /// <summary>Why the step was taken.</summary>
        /// <param name="caseId">The case of the noun, as it was given when the passage was written.</param>
        public string? ReasonIn(Session db, Guid? caseId) => Reason(db, caseId, Sealed);
    }

    /// <summary>The reason of a passage, opened.</summary>
    public static string? Reason(Session db, Guid? caseId, byte[]? envelope) => db.Open<string>(caseId, "reason", envelope);

    /// <summary>Writes the passages of a noun as made by the caller now.</summary>
    /// <param name="noun">Name of the table of the noun.</param>
    /// <param name="caseId">The case of the noun where that never changes: reasons are then sealed under its key.</param>
    public static async Task Insert(Session db, string noun, Guid nounId, IReadOnlyList<Passage> passages, Guid? caseId = null)
    {
        foreach (var passage in passages)
        {
            var at = db.Now;
            await db.Execute("""
                INSERT INTO passage (id, prefecture_code, noun, noun_id, number, step, from_status, to_status, at, by_key, by_role, sealed)
                VALUES (@Id, @Prefecture, @noun, @nounId,
                    (SELECT COALESCE(max(number), 0) + 1 FROM passage WHERE noun_id = @nounId), @Step, @From, @To, @at, @KeyId, @Role, @Sealed)
                """, new
            {
                Id = Ids.New(at), db.Prefecture, noun, nounId, passage.Step, passage.From, passage.To, at,
                KeyId = db.Caller.Id, Role = db.Caller.Role.ToString(),
                Sealed = passage.Reason is { } reason ? db.Seal(caseId, "reason", reason) : null,
            });
        }
    }

    /// <summary>The passages of one noun in their order.</summary>
    public static Task<IReadOnlyList<Row>> Of(Session db, Guid nounId) => db.List<Row>("""
        SELECT noun, noun_id, step, from_status, to_status, at, by_role, sealed
        FROM passage WHERE noun_id = @nounId AND prefecture_code = @Prefecture ORDER BY number
        """, new { nounId, db.Prefecture });
}
