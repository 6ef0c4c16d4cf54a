using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Imports;

/// <summary>Deletes each hour the imports that are kept no longer; any number of nodes may do so at once.</summary>
public sealed partial class ImportPurge(Database database, TimeProvider clock, ILogger<ImportPurge> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Periodic.Run(Period, clock, Tick, stoppingToken);

    // One import at a time, so that nobody waits long behind one. A failure ends one attempt: nobody is shown what has expired.
    internal async Task Tick()
    {
        try
        {
            foreach (var prefecture in await database.Read(Reach.None, link => link.List<string>("SELECT code FROM prefecture ORDER BY code")))
            {
                while (await database.Write(new Reach(prefecture, null), link => ImportTable.PurgeOne(link, prefecture, clock.Now())))
                {
                }
            }
        }
        catch (Exception error)
        {
            LogFailed(logger, error.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Expired imports could not be deleted: {Type}")]
    private static partial void LogFailed(ILogger logger, string type);
}
