using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Audiences;

/// <summary>Deletes each hour the names of speakers that are kept no longer; any number of nodes may do so at once. [domain rule 4b]</summary>
public sealed partial class SpeakerPurge(Database database, TimeProvider clock, ILogger<SpeakerPurge> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private sealed record Place
    {
        public required string Code { get; init; }
        public required string TimeZone { get; init; }
    }

    private sealed record Kept
    {
        public required Guid Id { get; init; }
        public required DateOnly Day { get; init; }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Periodic.Run(Period, clock, Tick, stoppingToken);

    // A failure ends one attempt: nobody is shown what has expired.
    internal async Task Tick()
    {
        try
        {
            var purged = 0;
            foreach (var place in await database.Read(Reach.None, link => link.List<Place>("SELECT code, time_zone FROM prefecture ORDER BY code")))
                purged += await Purge(place);
            if (purged > 0)
                await database.Purge(["audience"]);
        }
        catch (Exception error)
        {
            LogFailed(logger, error.GetType().Name);
        }
    }

    private async Task<int> Purge(Place place)
    {
        var (reach, today) = (new Reach(place.Code, null), LocalTime.DayOf(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone)));
        var kept = await database.Read(reach, link => link.List<Kept>(
            "SELECT id, day FROM audience WHERE prefecture_code = @Code AND sealed_speaker IS NOT NULL ORDER BY id", new { place.Code }));
        var expired = kept.Where(audience => !AudienceRules.KeepsSpeaker(audience.Day, today)).ToList();
        return expired.Count == 0 ? 0 : await database.Write(reach, async link =>
        {
            var (now, count) = (clock.Now(), 0);
            var changedAt = await ChangeClock.Tick(link, place.Code, now);
            foreach (var audience in expired)
                count += await link.Execute("""
                    UPDATE audience SET sealed_speaker = NULL, version = version + 1, changed_at = @changedAt WHERE id = @Id AND sealed_speaker IS NOT NULL
                    """, new { changedAt, audience.Id });
            // Another node may have been here first.
            if (count > 0)
                await EntryTable.Insert(link, JournalEntry.OfOperator("purgeSpeakers", place.Code, now,
                    [.. expired.Select(audience => new RecordReference(AudienceTable.Noun, audience.Id, null))]));
            return count;
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "Names of speakers that are kept no longer could not be deleted: {Type}")]
    private static partial void LogFailed(ILogger logger, string type);
}
