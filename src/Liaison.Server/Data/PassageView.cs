using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Data;

/// <summary>One passage of a state as a history shows it: the role of who took the step, never the key.</summary>
public sealed record PassageView(string Step, string From, string To, DateTimeOffset At, Role ByRole, string? Reason)
{
    /// <summary>The history of one noun, oldest first.</summary>
    /// <param name="caseId">The case of the noun where that never changes.</param>
    public static async Task<IReadOnlyList<PassageView>> HistoryOf(Session db, Guid nounId, Guid? caseId = null) =>
        [.. (await PassageTable.Of(db, nounId)).Select(row => Show(row, row.ReasonIn(db, caseId)))];

    private static PassageView Show(PassageTable.Row row, string? reason) =>
        new(CamelCase.Of(row.Step), CamelCase.Of(row.FromStatus), CamelCase.Of(row.ToStatus), row.At, Enum.Parse<Role>(row.ByRole), reason);
}
