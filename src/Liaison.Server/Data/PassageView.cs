using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Data;

/// <summary>One passage of a state as a history shows it: the role of who took the step, never the key.</summary>
public sealed record PassageView(string Step, string From, string To, DateTimeOffset At, Role ByRole, string? Reason)
{
    /// <summary>The history of one noun, oldest first.</summary>
    /// <param name="caseId">The case of the noun where that never changes.</param>
    public static async Task<IReadOnlyList<PassageView>> HistoryOf(Session db, Guid nounId, Guid? caseId = null) =>
        [.. (await PassageTable.Of(db, nounId)).Select(row => Show(row, row.ReasonIn(db, caseId)))];

    /// <summary>A history without the words that somebody gave; the service's own word for what a withdrawn mandate ended stays. [domain rule 28]</summary>
    public static IReadOnlyList<PassageView> Masked(IReadOnlyList<PassageView> history) =>
        [.. history.Select(passage => passage.Reason == CaseRules.MandateWithdrawn ? passage : passage with { Reason = null })];

    private static PassageView Show(PassageTable.Row row, string? reason) =>
        new(CamelCase.Of(row.Step), CamelCase.Of(row.FromStatus), CamelCase.Of(row.ToStatus), row.At, Enum.Parse<Role>(row.ByRole), reason);
}
