using Liaison.Server.Data;

namespace Liaison.Server.Pipeline;

/// <summary>Deletes each hour what can be repeated no longer; any number of nodes may do so at once.</summary>
public sealed partial class RepeatPurge(Database database, TimeProvider clock, ILogger<RepeatPurge> logger) : BackgroundService
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Periodic.Run(Period, clock, Tick, stoppingToken);

    // Small writes, so that nobody waits long behind one. A failure ends one attempt: nothing depends on it.
    private async Task Tick()
    {
        try
        {
            while (await RepeatTable.Purge(database, clock.Now(), AtOnce) == AtOnce)
            {
            }
        }
        catch (Exception error)
        {
            LogFailed(logger, error.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Expired idempotency keys could not be deleted: {Type}")]
    private static partial void LogFailed(ILogger logger, string type);
}
