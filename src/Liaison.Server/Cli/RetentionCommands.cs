using System.CommandLine;
using System.Globalization;
using Liaison.Domain.Calendar;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Retention;

namespace Liaison.Server.Cli;

/// <summary><c>retention</c>: what is to be destroyed, by references alone; the service may run meanwhile.</summary>
public static class RetentionCommands
{
    private sealed record Place
    {
        public required string Code { get; init; }
        public required string TimeZone { get; init; }
    }

    public static Command Create(string[] settings) => new("retention", "How long cases are kept.") { Preview(settings) };

    private static Command Preview(string[] settings)
    {
        var at = new Option<DateOnly?>("--at")
        {
            HelpName = "day", Description = "As it will stand on this day, if nothing happens before; today otherwise.",
            CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : Wrong(result),
        };
        var command = new Command("preview", "Name the cases whose retention period is over, by prefecture, category and standing.") { at };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            var database = await app.Ready();
            foreach (var place in await database.Read(Reach.None, link => link.List<Place>("SELECT code, time_zone FROM prefecture ORDER BY code")))
                await Tell(database, place, result.GetValue(at), app.Now);
            return 0;
        });
        return command;
    }

    private static DateOnly? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("A day is written yyyy-MM-dd.");
        return null;
    }

    private static async Task Tell(Database database, Place place, DateOnly? at, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone);
        var day = at ?? LocalTime.DayOf(now, zone);
        var (months, activities) = await database.Read(new Reach(place.Code, null), async link =>
            (await RetentionTable.Months(link, place.Code), await RetentionTable.Activities(link, place.Code, zone)));
        foreach (var category in Enum.GetValues<RetentionCategory>())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place.Code} {category}, {months[category]} months, on {day:yyyy-MM-dd}"));
            var standings = activities.Where(activity => activity.Category == category).ToLookup(activity => activity.StandingOn(day, months[category]));
            foreach (var standing in (Standing[])[Standing.Eligible, Standing.Held, Standing.Open, Standing.Frozen])
                Console.WriteLine($"  {standing}: {standings[standing].Count()}{string.Concat(standings[standing].Select(activity => $" {activity.Reference}"))}");
        }
    }
}
