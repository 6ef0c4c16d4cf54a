using System.Threading.Channels;
using Liaison.Domain;
using Liaison.Server.Data;

namespace Liaison.Server.Retention;

/// <summary>Ends destructions that have begun: at once when it is woken, and each minute, for those that another node has left
/// unfinished; the start of the service ends its own before it listens.</summary>
public sealed partial class DestructionWorker(Erasures erasures, Database database, TimeProvider clock, ILogger<DestructionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Tells that a destruction has begun.</summary>
    public void Wake() => woken.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = clock.CreateTimer(_ => Wake(), null, Period, Period);
        try
        {
            while (await woken.Reader.WaitToReadAsync(stoppingToken))
            {
                _ = woken.Reader.TryRead(out _);
                await Finish(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service stops
        }
    }

    private async Task Finish(CancellationToken stoppingToken)
    {
        try
        {
            if (!await Migrator.IsEmpty(database))
                await erasures.Finish(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // By its type alone, for a message may hold what somebody sent. The next minute tries again.
            LogFailed(logger, (failure as RefusedException)?.Refusal.Code ?? failure.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A destruction that has begun could not be ended: {Type}")]
    private static partial void LogFailed(ILogger logger, string type);
}
