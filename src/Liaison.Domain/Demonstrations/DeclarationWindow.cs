using Liaison.Domain.Calendar;

namespace Liaison.Domain.Demonstrations;

/// <summary>Whether a declaration came in the window the law gives.</summary>
public enum Timeliness
{
    /// <summary>Three clear days at least and fifteen at most before.</summary>
    OnTime,
    /// <summary>Earlier than fifteen clear days before.</summary>
    TooEarly,
    /// <summary>Later than three clear days before.</summary>
    Late,
    /// <summary>No declaration came.</summary>
    Undeclared,
}

/// <summary>The days on which a demonstration can be declared, by two readings of the law; shown, never a reason to block.
/// [CSI L211-1, L211-2, L211-4; domain rule 37]</summary>
/// <param name="Day">Civil day of the demonstration at its place.</param>
/// <param name="Holidays">Holidays of the place.</param>
public sealed record DeclarationWindow(DateOnly Day, HolidayCalendar Holidays)
{
    private const int FewestClearDays = 3;
    private const int MostClearDays = 15;

    /// <summary>First day on which a declaration is in time.</summary>
    public DateOnly EarliestDay => Day.AddDays(-MostClearDays - 1);

    /// <summary>Last day by the letter: three clear days lie between.</summary>
    public DateOnly LatestDayLiteral => Day.AddDays(-FewestClearDays - 1);

    /// <summary>Last day by the prudent reading: the third clear day, moved to a working day, still lies before.</summary>
    public DateOnly LatestDayPrudent
    {
        get
        {
            var received = LatestDayLiteral;
            while (Prudent(received) != Timeliness.OnTime)
                received = received.AddDays(-1);
            return received;
        }
    }

    /// <summary>The letter of the law: clear days are counted on the calendar alone.</summary>
    public Timeliness Literal(DateOnly received) => LegalDays.ClearDaysBetween(received, Day) switch
    {
        > MostClearDays => Timeliness.TooEarly,
        < FewestClearDays => Timeliness.Late,
        _ => Timeliness.OnTime,
    };

    /// <summary>The prudent reading: a third clear day on Saturday, Sunday or a holiday moves to the next working day.</summary>
    public Timeliness Prudent(DateOnly received) => Literal(received) == Timeliness.OnTime
        && Holidays.WorkingDayFrom(received.AddDays(FewestClearDays)) >= Day
            ? Timeliness.Late
            : Literal(received);
}
