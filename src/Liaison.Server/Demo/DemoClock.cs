using System.Diagnostics;

namespace Liaison.Server.Demo;

/// <summary>A clock that can be set forward and then ticks as any other; it never goes back.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset set = start.ToUniversalTime();
    private long since = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => set + Stopwatch.GetElapsedTime(since);

    /// <summary>Sets the clock to an instant, unless it is past already.</summary>
    public void TravelTo(DateTimeOffset instant)
    {
        if (instant <= GetUtcNow())
            return;
        set = instant.ToUniversalTime();
        since = Stopwatch.GetTimestamp();
    }
}
