namespace Liaison.Server.Pipeline;

/// <summary>What is done again and again as long as the service runs.</summary>
internal static class Periodic
{
    /// <summary>Takes a turn after each period, one at a time, until the service stops. What a turn throws ends it all.</summary>
    public static async Task Run(TimeSpan period, TimeProvider clock, Func<Task> turn, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await turn();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service stops; the next one goes on
        }
    }
}
