using System.Globalization;

namespace Liaison.Server.Data;

/// <summary>References that people count, one sequence for each prefecture, prefix and year.</summary>
public static class References
{
    /// <summary>The next reference, e.g. <c>RT-80-2017-006</c>.</summary>
    /// <param name="prefix">RT technical meeting, ES specific interview, AU audience, DA audience request, DR meeting request, MA demonstration.</param>
    public static async Task<string> Next(Session db, string prefix, int year)
    {
        var number = await db.Find<long>("""
            INSERT INTO reference_counter (prefecture_code, prefix, year, last) VALUES (@Prefecture, @prefix, @year, 1)
            ON CONFLICT (prefecture_code, prefix, year) DO UPDATE SET last = reference_counter.last + 1
            RETURNING last
            """, new { db.Prefecture, prefix, year });
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{db.Prefecture}-{year}-{number:000}");
    }
}
