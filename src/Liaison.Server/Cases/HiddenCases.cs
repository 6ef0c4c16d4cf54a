using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Cases;

/// <summary>The households of which nothing is told any more: their last mandate was withdrawn, or they were destroyed. What they were part of is counted
/// and listed as before, without a word of it. [domain rule 28]</summary>
internal static class HiddenCases
{
    /// <summary>A row that tells of a case.</summary>
    public interface ITelling
    {
        Guid? CaseId { get; }

        /// <summary>Whether a mandate of the case was withdrawn ever: only then is there something to ask.</summary>
        bool MayBeHidden { get; }
    }

    /// <summary>Those of which rows tell.</summary>
    public static async Task<IReadOnlySet<Guid>> Among(Session db, IEnumerable<ITelling> rows) =>
        await Among(db, rows.Where(row => row.MayBeHidden).Select(row => row.CaseId).OfType<Guid>());

    /// <summary>Those among cases.</summary>
    public static async Task<IReadOnlySet<Guid>> Among(Session db, IEnumerable<Guid> cases)
    {
        var (hidden, asked) = (new HashSet<Guid>(), cases.ToHashSet());
        if (asked.Count == 0)
            return hidden;
        var today = await PrefectureTable.Today(db);
        foreach (var caseId in asked)
        {
            if (await IsHidden(db, caseId, today))
                hidden.Add(caseId);
        }
        return hidden;
    }

    private static async Task<bool> IsHidden(Session db, Guid caseId, DateOnly today) => await CaseTable.IsDestroyed(db, caseId)
        || Case.AreWithdrawn([.. (await db.List<MandateRow>(Sql, new { caseId })).Select(row => row.ToMandate(db))], today);

    private const string Sql = $"SELECT {MandateRow.Shown} FROM mandate WHERE case_id = @caseId ORDER BY given_day, id";
}
