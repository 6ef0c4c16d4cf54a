using Liaison.Domain.Calendar;
using Liaison.Domain.Prefectures;
using Liaison.Domain.Reminders;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Reminders;

/// <summary>Writes down, each day of each prefecture, of what its people and its associations are reminded: once for each thing, stage and due day,
/// whichever of any number of nodes comes first.</summary>
public sealed partial class ReminderJob(Database database, TimeProvider clock, ILogger<ReminderJob> logger) : BackgroundService
{
    // The day begins at another hour in Nouméa than in Amiens.
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Periodic.Run(Period, clock, Tick, stoppingToken);

    /// <summary>Raises what is due now. A failure ends one attempt: the next hour tries again.</summary>
    /// <returns>How many reminders this node raised.</returns>
    internal async Task<int> Tick()
    {
        var count = 0;
        try
        {
            foreach (var code in await database.Read(Reach.None, link => link.List<string>("SELECT code FROM prefecture ORDER BY code")))
                count += await Raise(code);
        }
        catch (Exception error)
        {
            LogFailed(logger, error.GetType().Name);
        }
        return count;
    }

    private async Task<int> Raise(string code)
    {
        var reach = new Reach(code, null);
        var due = await database.Read(reach, async link =>
        {
            var asked = Asked(await PrefectureTable.Of(link, code));
            // Mostly there is nothing new, and nothing to write.
            return await link.Find<long>($"SELECT count(*) FROM ({ReminderKinds.Due}) due WHERE {IsNew}", asked) > 0 ? asked : null;
        });
        return due is null ? 0 : await database.Write(reach, link => link.Execute($"""
            INSERT INTO reminder (kind, subject_id, stage, due_day, prefecture_code, association_id, raised_day)
            SELECT due.kind, due.subject_id, due.stage, due.due_day, due.prefecture_code, due.association_id, @Today
            FROM ({ReminderKinds.Due}) due WHERE {IsNew}
            ON CONFLICT (subject_id, association_id, stage, due_day) DO NOTHING
            """, due));
    }

    private object Asked((Prefecture Own, HolidayCalendar Holidays) place)
    {
        var today = LocalTime.DayOf(clock.Now(), place.Own.Zone);
        return new
        {
            Prefecture = place.Own.Code, Today = today, Until = Reminder.Horizon(today, place.Own.ReminderWorkingDays, place.Holidays),
        };
    }

    private const string IsNew = $"NOT EXISTS (SELECT 1 FROM reminder WHERE {ReminderKinds.Raised})";

    [LoggerMessage(1, LogLevel.Warning, "Reminders could not be raised: {Type}")]
    private static partial void LogFailed(ILogger logger, string type);
}
