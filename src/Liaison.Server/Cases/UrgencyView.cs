using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;

namespace Liaison.Server.Cases;

/// <summary>That a case is urgent, since when and why, and whom to turn to.</summary>
/// <param name="BySide">Who flagged it.</param>
/// <param name="Reason">Why; null as well once the mandate is withdrawn.</param>
/// <param name="DutyContact">As the settings of the prefecture have it; null where they name nobody.</param>
/// <param name="Notice">What to do, in the caller's language.</param>
public sealed record UrgencyView(UrgencyKind Kind, DateTimeOffset FlaggedAt, Side BySide, string? Reason, string? DutyContact, string Notice,
    IReadOnlyList<string> AllowedSteps)
{
    /// <summary>The present urgency of a case, or null.</summary>
    public static async Task<UrgencyView?> Of(Session db, Case household)
    {
        var urgency = await UrgencyTable.Present(db, household.Id);
        if (urgency.Kind is not { } kind)
            return null;
        var flagged = (await PassageTable.Of(db, urgency.Id))[0];
        var prefecture = await PrefectureTable.Mine(db);
        var hidden = household.HidesAll(LocalTime.DayOf(db.Now, prefecture.Zone));
        return new(kind, flagged.At, flagged.BySide, hidden ? null : flagged.ReasonIn(db, household.Id), prefecture.DutyContact, UrgencyRules.Notice(prefecture.DutyContact).Text(),
            db.Caller.Allowed(UrgencyLifecycle.Moves, urgency.Status));
    }
}
