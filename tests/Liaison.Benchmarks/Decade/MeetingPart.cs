using System.Globalization;
using Liaison.Domain.Meetings;
using Liaison.Server.Protection;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>The meetings of the decade: each with the request that asked for it, the associations invited and its agenda.</summary>
public sealed class MeetingPart(Timeline timeline, sqlite3 database, Safe safe) : IDisposable
{
    private readonly Bulk meetings = new(database, """
        INSERT INTO meeting (id, prefecture_code, reference, kind, starts_at, day, duration_minutes, place, theme, freeze_day, status,
            attendance, replacement_id, version)
        VALUES (?, ?, ?, ?, ?, ?, 120, 'Préfecture, salle Exemple', ?, ?, ?, ?, NULL, 4)
        """);
    private readonly Bulk invitations = new(database, "INSERT INTO meeting_association (meeting_id, association_id) VALUES (?, ?)");
    private readonly Bulk requests = new(database, """
        INSERT INTO meeting_request (id, prefecture_code, association_id, reference, kind, preferred_periods, received_at, received_day, meeting_id,
            answered_day, status, version, sealed)
        VALUES (?, ?, ?, ?, ?, '[]', ?, ?, ?, ?, 'Scheduled', 2, ?)
        """);
    private readonly Counters counters = new(timeline, database);
    private readonly ItemPart items = new(timeline, database, safe);

    public void Write()
    {
        foreach (var slot in new Slots(timeline).All())
            Write(slot);
        counters.Save();
    }

    public void Dispose()
    {
        meetings.Dispose();
        invitations.Dispose();
        requests.Dispose();
        items.Dispose();
    }

    private void Write(Slot slot)
    {
        var meetingId = timeline.Dice.Id(Kind.Meeting, slot.Number, slot.CreatedAt);
        var invited = slot.IsInterview
            ? [slot.Number % Timeline.AssociationsPerPrefecture]
            : slot.Cases.Select(timeline.AssociationOf).Distinct().Order().ToList();
        WriteMeeting(slot, meetingId);
        foreach (var association in invited)
            invitations.Id(meetingId).Id(timeline.AssociationId(slot.Prefecture, association)).Done();
        var asking = slot.IsInterview ? invited[0] : timeline.AssociationOf(slot.Cases[0]);
        items.Write(slot, meetingId, WriteRequest(slot, meetingId, asking));
    }

    private void WriteMeeting(Slot slot, Guid meetingId)
    {
        var isPast = slot.Day < timeline.Volume.Until;
        meetings.Id(meetingId).Text(timeline.Departments[slot.Prefecture].Code)
            .Text(counters.Next(slot.IsInterview ? "ES" : "RT", slot.Prefecture, slot.CreatedAt.Year))
            .Text(slot.IsInterview ? "Specific"u8 : "Technical"u8).At(slot.StartsAt).Day(slot.Day);
        if (slot.IsInterview)
            meetings.Text("Accueil des demandeurs"u8).Null().Text(isPast ? "Held"u8 : "Scheduled"u8);
        else
            meetings.Null().Day(slot.Day.AddDays(-7)).Text(isPast ? "Closed"u8 : "Scheduled"u8);
        meetings.Text(isPast ? """[{"Side":"Prefecture","AssociationId":null,"Function":"chef de bureau","Count":2,"Remote":false}]"""u8 : "[]"u8).Done();
    }

    private static readonly object Asked =
        new { Subject = "Situations de familles suivies", Contact = new Contact("Personne Exemple", "contact@example.org") };

    private Guid WriteRequest(Slot slot, Guid meetingId, int association)
    {
        const int DaysBefore = 12;
        var receivedAt = slot.CreatedAt.AddDays(-DaysBefore);
        var requestId = timeline.Dice.Id(Kind.Request, slot.Number, receivedAt);
        var code = timeline.Departments[slot.Prefecture].Code;
        requests.Id(requestId).Text(code).Id(timeline.AssociationId(slot.Prefecture, association))
            .Text(counters.Next("DR", slot.Prefecture, receivedAt.Year)).Text(slot.IsInterview ? "Specific"u8 : "Technical"u8).At(receivedAt)
            .Day(DateOnly.FromDateTime(receivedAt.UtcDateTime)).Id(meetingId).Day(DateOnly.FromDateTime(slot.CreatedAt.UtcDateTime))
            .Bytes(safe.Seal(code, Safe.HouseOf(code), "meetingRequest", Asked)).Done();
        return requestId;
    }
}

/// <summary>References that people count, and the counters from which the service goes on.</summary>
public sealed class Counters(Timeline timeline, sqlite3 database)
{
    private readonly Dictionary<(string Prefix, int Prefecture, int Year), int> last = [];

    public string Next(string prefix, int prefecture, int year)
    {
        var number = last[(prefix, prefecture, year)] = last.GetValueOrDefault((prefix, prefecture, year)) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{timeline.Departments[prefecture].Code}-{year}-{number:000}");
    }

    public void Save()
    {
        using var counters = new Bulk(database, "INSERT INTO reference_counter (prefecture_code, prefix, year, last) VALUES (?, ?, ?, ?)");
        foreach (var ((prefix, prefecture, year), number) in last)
            counters.Text(timeline.Departments[prefecture].Code).Text(prefix).Number(year).Number(number).Done();
    }
}
