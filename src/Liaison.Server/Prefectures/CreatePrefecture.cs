using Liaison.Domain.Prefectures;
using Liaison.Server.Data;

namespace Liaison.Server.Prefectures;

/// <summary>Adds a prefecture to an instance, before anybody can call it: the command line's work, and the tests'.</summary>
public static class CreatePrefecture
{
    /// <summary>Adds the prefecture of a département with the defaults of its place; nothing happens when it is there already.</summary>
    /// <param name="code">Code of the département. Code of refusal: <c>prefecture.unknown_department</c>.</param>
    public static async Task<Prefecture> Run(Database database, string code)
    {
        var prefecture = Prefecture.Of(code);
        await database.Write(Reach.None, link => link.Execute("""
            INSERT INTO prefecture (code, name, time_zone, holiday_zone, service, freeze_working_days, rooms, version)
            VALUES (@Code, @Name, @TimeZone, @HolidayZone, @Service, @FreezeWorkingDays, @Rooms, @Version)
            ON CONFLICT (code) DO NOTHING
            """, new
        {
            prefecture.Code, prefecture.Name, prefecture.TimeZone, HolidayZone = prefecture.HolidayZone.ToString(), prefecture.Service,
            prefecture.FreezeWorkingDays, prefecture.Rooms, prefecture.Version,
        }));
        return prefecture;
    }
}
