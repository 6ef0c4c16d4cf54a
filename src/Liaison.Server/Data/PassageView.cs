using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Data;

/// <summary>One passage of a state as a history shows it: the role of who took the step, never the key.</summary>
public sealed record PassageView(string Step, string From, string To, DateTimeOffset At, Role ByRole, string? Reason)
{
    /// <summary>The history of one noun, oldest first.</summary>
    public static async Task<IReadOnlyList<PassageView>> HistoryOf(Session db, Guid nounId) =>
        [.. (await PassageTable.Of(db, nounId)).Select(Show)];

    private static PassageView Show(PassageTable.Row row) =>
        new(CamelCase.Of(row.Step), CamelCase.Of(row.FromStatus), CamelCase.Of(row.ToStatus), row.At, Enum.Parse<Role>(row.ByRole), row.Reason);
}
