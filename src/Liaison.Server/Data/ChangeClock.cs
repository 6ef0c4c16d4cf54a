namespace Liaison.Server.Data;

/// <summary>The clock of changes of each prefecture. Its acts happen one after the other, and the instants it gives never go back, whichever
/// node has acted and whatever its own clock says: so whoever has seen all changes up to an instant finds every later one at it or after it.</summary>
public static class ChangeClock
{
    private sealed record Row
    {
        public required DateTimeOffset At { get; init; }
    }

    /// <summary>The instant of a write that has just begun.</summary>
    /// <param name="now">What the clock of this node says.</param>
    public static async Task<DateTimeOffset> Tick(Link writing, string prefecture, DateTimeOffset now) =>
        (await writing.Find<Row>(TickSql, new { prefecture, now }) ?? await writing.Find<Row>(FirstSql, new { prefecture, now }))!.At;

    // To change a row costs less than to insert one that gives way; only the first act of a prefecture finds none.
    private const string TickSql = """
        UPDATE change_clock SET at = CASE WHEN at > @now THEN at ELSE @now END WHERE prefecture_code = @prefecture RETURNING at
        """;

    private const string FirstSql = """
        INSERT INTO change_clock (prefecture_code, at) VALUES (@prefecture, @now)
        ON CONFLICT (prefecture_code) DO UPDATE SET at = CASE WHEN change_clock.at > excluded.at THEN change_clock.at ELSE excluded.at END
        RETURNING at
        """;
}
