using Liaison.Server.Pipeline;

namespace Liaison.Server.Journal;

/// <summary>Seals each second, and prunes each hour, as long as the service runs.</summary>
public sealed class Sealer(Sealing sealing, Pruning pruning, SealerState state, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PruningPeriod = TimeSpan.FromHours(1);

    private DateTimeOffset nextPruning;

    // What is not sealed yet when the service stops is sealed at its next start.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Periodic.Run(Period, clock, () => Tick(stoppingToken), stoppingToken);

    // A failure ends one attempt, never the sealer: health and metrics tell of it.
    private async Task Tick(CancellationToken stoppingToken)
    {
        try
        {
            var taken = await sealing.Run(stoppingToken);
            if (clock.GetUtcNow() >= nextPruning)
            {
                await pruning.Run(stoppingToken);
                nextPruning = clock.GetUtcNow() + PruningPeriod;
            }
            state.Sealed(taken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            state.Failed(error);
        }
    }
}
