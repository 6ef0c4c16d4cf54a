namespace Liaison.Server.Data;

/// <summary>Instants as both engines keep them.</summary>
public static class Clocks
{
    /// <summary>The present instant, cut to the microsecond.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
