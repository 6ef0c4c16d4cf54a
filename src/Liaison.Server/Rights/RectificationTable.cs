using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Rights;

/// <summary>The corrections of cases and their refusals; written once. Whoever asks has loaded the case, which tells whose it is.</summary>
public static class RectificationTable
{
    public const string Noun = "rectification";

    private sealed record Content(string Reason = "", string? Statement = null);

    /// <summary>A correction as it is kept, with the role of who decided.</summary>
    public sealed record Kept(Rectification Rectification, Role ByRole);

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid CaseId { get; init; }
        public Guid? PersonId { get; init; }
        public required RectificationStatus Status { get; init; }
        public required AskedBy AskedBy { get; init; }
        public required DateOnly ReceivedDay { get; init; }
        public required DateTimeOffset DecidedAt { get; init; }
        public required Role ByRole { get; init; }
        public byte[]? Sealed { get; init; }

        public Kept Show(Session db)
        {
            var content = db.Open<Content>(CaseId, Noun, Sealed) ?? new Content();
            return new(new Rectification
            {
                Id = Id, CaseId = CaseId, PersonId = PersonId, Status = Status, AskedBy = AskedBy, ReceivedDay = ReceivedDay, DecidedAt = DecidedAt,
                Reason = content.Reason, Statement = content.Statement,
            }, ByRole);
        }
    }

    /// <summary>The corrections of a case, oldest first.</summary>
    public static async Task<IReadOnlyList<Kept>> OfCase(Session db, Guid caseId) => [.. (await db.List<Row>("""
        SELECT rectification.id, case_id, person_id, status, asked_by, received_day, decided_at, by_role, rectification.sealed
        FROM rectification JOIN case_record ON case_record.id = rectification.case_id
        WHERE case_id = @caseId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY rectification.id
        """, new { caseId, db.Prefecture, db.Association })).Select(row => row.Show(db))];

    public static Task<int> Insert(Session db, Rectification decided) => db.Note(Noun, decided.Id, decided.CaseId).Execute("""
        INSERT INTO rectification (id, case_id, person_id, status, asked_by, received_day, decided_at, by_role, sealed)
        VALUES (@Id, @CaseId, @PersonId, @Status, @AskedBy, @ReceivedDay, @DecidedAt, @ByRole, @Sealed)
        """, new
    {
        decided.Id, decided.CaseId, decided.PersonId, Status = decided.Status.ToString(), AskedBy = decided.AskedBy.ToString(), decided.ReceivedDay,
        decided.DecidedAt, ByRole = db.Caller.Role.ToString(), Sealed = db.Seal(decided.CaseId, Noun, new Content(decided.Reason, decided.Statement)),
    });
}
