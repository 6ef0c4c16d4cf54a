using Liaison.Domain.Rights;
using Liaison.Server.Data;

namespace Liaison.Server.Rights;

/// <summary>Why a case is kept and not used at present, as each of its readers is told.</summary>
/// <param name="FromDay">Local day.</param>
/// <param name="UseBasis">On what a use rests that is admitted at present; null where none is.</param>
/// <param name="UseUntilDay">Its last local day.</param>
public sealed record RestrictionView(Guid Id, RestrictionGround Ground, DateOnly FromDay, UseBasis? UseBasis, DateOnly? UseUntilDay)
{
    /// <summary>The present restriction of a case, or null.</summary>
    public static async Task<RestrictionView?> Of(Session db, Guid caseId)
    {
        var restriction = await RestrictionTable.Present(db, caseId);
        if (restriction.Status == RestrictionStatus.Free)
            return null;
        var use = (await RestrictionTable.UsesOfCase(db, caseId)).LastOrDefault(use => use.RestrictionId == restriction.Id && use.UntilAt > db.Now);
        return new(restriction.Id, restriction.Ground, restriction.FromDay, use?.Basis, use?.UntilDay);
    }
}
