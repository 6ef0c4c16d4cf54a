using System.Text.Json;
using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Who was shown a case or changed it, by association and role, as far back as entries keep what was done. A look of the last second may still wait
/// to be sealed.</summary>
public static class CaseReaders
{
    /// <summary>Somebody by the role he had.</summary>
    /// <param name="Association">Null for the prefecture's own people.</param>
    public sealed record Reader(Guid? Association, string Role, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Times);

    private sealed record Row
    {
        public required DateTimeOffset At { get; init; }
        public required string Payload { get; init; }
    }

    /// <summary>The readers of a case up to an instant, those of the prefecture first.</summary>
    public static async Task<IReadOnlyList<Reader>> Of(Session db, Guid caseId, DateTimeOffset until) => [.. (await db.List<Row>("""
            SELECT at, payload FROM journal_entry WHERE prefecture_code = @Prefecture AND at <= @until AND payload LIKE @Case ORDER BY at
            """, new { db.Prefecture, until, Case = $"%\"{caseId}\"%" }))
        .Select(row => (row.At, Act: JsonSerializer.Deserialize<ReadJournal.Act>(row.Payload, JsonSerializerOptions.Web)!))
        // An entry also names records by their ids; those of an operator have no reader.
        .Where(entry => entry.Act.Cases.Contains(caseId) && (entry.Act.Key ?? entry.Act.Account) is not null)
        .GroupBy(entry => (entry.Act.Association, entry.Act.Role))
        .Select(entries => new Reader(entries.Key.Association, entries.Key.Role, entries.Min(entry => entry.At), entries.Max(entry => entry.At), entries.Count()))
        .OrderBy(reader => reader.Association is not null).ThenBy(reader => reader.Role, StringComparer.Ordinal)];
}
