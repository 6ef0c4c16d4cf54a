using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;
using Liaison.Server.Protection;

namespace Liaison.Benchmarks.Floors;

/// <summary>A meeting request as somebody would write it by hand: the rows of the service, its journal entry included, in a transaction of its own.</summary>
public static class RequestFloor
{
    public sealed record Body(string Kind, string Subject, Contact Contact, PreferredPeriod[] PreferredPeriods);

    public sealed record Acknowledged(DateOnly ReceivedDay, DateOnly DeemedDecisionDay, JsonElement Service, string[] Missing);

    public sealed record Answer(Guid Id, string Reference, string AssociationId, string Kind, string Subject, PreferredPeriod[] PreferredPeriods,
        string[] Cases, Contact Contact, Acknowledged Acknowledgement, string[] Receipts, string[] InformationRequests, string Status, bool NoReply,
        Guid? MeetingId, string? Reason, string[] AllowedSteps);

    private sealed record Place(string Association, string Prefecture, string Zone, string Service);

    private sealed record Content(string Subject, Contact Contact);

    private const string PlaceSql = """
        SELECT association.id, prefecture_code, time_zone, service FROM association JOIN prefecture ON prefecture.code = prefecture_code
        WHERE association.id = $0
        """;

    private const string ReferenceSql = """
        INSERT INTO reference_counter (prefecture_code, prefix, year, last) VALUES ($0, 'DR', $1, 1)
        ON CONFLICT (prefecture_code, prefix, year) DO UPDATE SET last = reference_counter.last + 1 RETURNING last
        """;

    private const string InsertSql = """
        INSERT INTO meeting_request (id, prefecture_code, association_id, reference, kind, preferred_periods, received_at, received_day, meeting_id,
            answered_day, status, version, sealed)
        VALUES ($0, $1, $2, $3, 'Specific', $4, $5, $6, NULL, NULL, 'Submitted', 1, $7)
        """;

    private const string JournalSql = "INSERT INTO journal_entry (at, prefecture_code, by_key, payload, salt) VALUES ($0, $1, $2, $3, $4)";

    /// <summary>The association of each key, by the prefix of the key: whoever writes, writes the rows that the service would write.</summary>
    public static IReadOnlyDictionary<string, string> Associations(FloorConnection connection) => connection.Rows(
        "SELECT prefix, association_id FROM api_key WHERE association_id IS NOT NULL", row => (Prefix: row.GetString(0), Association: row.GetString(1)))
        .ToDictionary(key => key.Prefix, key => key.Association);

    /// <param name="association">Id of whoever requests.</param>
    public static Answer Write(FloorConnections connections, Safe safe, string association, Body body) => connections.Write(connection =>
    {
        var place = connection.Rows(PlaceSql, row => new Place(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), association)[0];
        var now = TimeProvider.System.GetUtcNow();
        var today = LocalTime.DayOf(now, TimeZoneInfo.FindSystemTimeZoneById(place.Zone));
        var id = Ids.New(now);
        var number = connection.Rows(ReferenceSql, row => row.GetInt64(0), place.Prefecture, today.Year)[0];
        var reference = string.Create(CultureInfo.InvariantCulture, $"DR-{place.Prefecture}-{today.Year}-{number:000}");
        var at = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        connection.Run(InsertSql, id.ToString(), place.Prefecture, place.Association, reference, JsonSerializer.Serialize(body.PreferredPeriods), at,
            today.ToString("O", CultureInfo.InvariantCulture),
            safe.Seal(place.Prefecture, Safe.HouseOf(place.Prefecture), "meetingRequest", new Content(body.Subject, body.Contact)));
        connection.Run(JournalSql, at, place.Prefecture, id.ToString(), Payload(at, place, id), RandomNumberGenerator.GetBytes(16));
        return new Answer(id, reference, place.Association, "specific", body.Subject, body.PreferredPeriods, [], body.Contact,
            new Acknowledged(today, LegalDays.TwoMonthsAfter(today), JsonElement.Parse(place.Service), []), [], [],
            "submitted", false, null, null, ["withdrawal"]);
    });

    private static string Payload(string at, Place place, Guid id) => $$"""
        {"at":"{{at}}","key":"{{id}}","role":"association","prefecture":"{{place.Prefecture}}","association":"{{place.Association}}","action":"requestMeeting","right":"requestMeetings","records":[{"noun":"meetingRequest","id":"{{id}}"}],"cases":[],"request":"0HNH5L1JQ2V3T:00000001"}
        """;
}
