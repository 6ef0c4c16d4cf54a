using Liaison.Server.Pipeline;

namespace Liaison.Server.Identity;

/// <summary>Writes the last uses of keys each minute, and what is left when the service stops.</summary>
public sealed class KeyUseWriter(KeyUses uses, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await uses.Flush().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Periodic.Run(Period, clock, uses.Flush, stoppingToken);
}
