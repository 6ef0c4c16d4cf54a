using Liaison.Domain.Calendar;
using Liaison.Domain.Prefectures;
using Liaison.Server.Data;

namespace Liaison.Server.Prefectures;

/// <summary>Loads and saves the caller's prefecture and its calendar.</summary>
public static class PrefectureTable
{
    private sealed record AmendmentRow
    {
        public required DateOnly Day { get; init; }
        public required bool Added { get; init; }
        public required string French { get; init; }
        public required string English { get; init; }
    }

    /// <summary>The caller's prefecture.</summary>
    public static async Task<Prefecture> Mine(Session db) =>
        db.Remembered.Find<Prefecture>(db.Prefecture) ?? db.Remembered.Add(db.Prefecture, await db.Load<Prefecture>(MineSql, new { db.Prefecture }));

    private const string MineSql = """
        SELECT code, name, time_zone, holiday_zone, service, freeze_working_days, reminder_working_days, opening_hours, rooms, duty_contact, version
        FROM prefecture WHERE code = @Prefecture
        """;

    private const string HolidaysSql = "SELECT day, added, french, english FROM holiday_amendment WHERE holiday_zone = @Zone";

    /// <summary>A prefecture and its holidays, for what the service does by itself.</summary>
    public static async Task<(Prefecture Prefecture, HolidayCalendar Holidays)> Of(Link link, string code)
    {
        var prefecture = (await link.Find<Prefecture>(MineSql, new { Prefecture = code }))!;
        return (prefecture, Calendar(prefecture, await link.List<AmendmentRow>(HolidaysSql, new { Zone = prefecture.HolidayZone.ToString() })));
    }

    /// <summary>Today at the caller's prefecture.</summary>
    public static async Task<DateOnly> Today(Session db) => LocalTime.DayOf(db.Now, (await Mine(db)).Zone);

    /// <summary>The present moment at the caller's prefecture, with its holidays.</summary>
    public static async Task<LocalNow> Now(Session db)
    {
        var prefecture = await Mine(db);
        return new LocalNow(db.Now, prefecture.Zone, await Holidays(db, prefecture));
    }

    /// <summary>The prefecture of a code as the caller may see it: his own, or <c>not_found</c>.</summary>
    public static Task<Prefecture> Load(Session db, string code) =>
        code == db.Prefecture ? Mine(db) : throw Domain.CommonRules.Absent.Because();

    /// <summary>The holidays of a prefecture, amendments included.</summary>
    public static async Task<HolidayCalendar> Holidays(Session db, Prefecture prefecture) =>
        Calendar(prefecture, await db.List<AmendmentRow>(HolidaysSql, new { Zone = prefecture.HolidayZone.ToString() }));

    private static HolidayCalendar Calendar(Prefecture prefecture, IEnumerable<AmendmentRow> amendments) =>
        new(prefecture.HolidayZone, amendments.Select(row => new HolidayAmendment(row.Day, row.Added, row.French, row.English)));

    public static Task Save(Session db, Prefecture prefecture)
    {
        db.Remembered.Forget<Prefecture>(prefecture.Code);
        return db.Save("""
            UPDATE prefecture SET time_zone = @TimeZone, holiday_zone = @HolidayZone, service = @Service, freeze_working_days = @FreezeWorkingDays,
                reminder_working_days = @ReminderWorkingDays, opening_hours = @OpeningHours, rooms = @Rooms, duty_contact = @DutyContact, version = version + 1
            WHERE code = @Code AND version = @Version AND code = @Prefecture
            """, new
        {
            prefecture.TimeZone, HolidayZone = prefecture.HolidayZone.ToString(), prefecture.Service, prefecture.FreezeWorkingDays,
            prefecture.ReminderWorkingDays, prefecture.OpeningHours, prefecture.Rooms, prefecture.DutyContact, prefecture.Code, prefecture.Version, db.Prefecture,
        });
    }
}
