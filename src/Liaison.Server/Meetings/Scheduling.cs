using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Meetings;

/// <summary>Makes meetings, answers requests with them, and takes everything back when one falls away: shared by what schedules,
/// cancels and replaces.</summary>
public static class Scheduling
{
    /// <summary>The appointment at a local time of the prefecture. Codes: <c>time.skipped</c>, <c>meeting.starts_in_past</c>.</summary>
    public static async Task<Appointment> At(Session db, DateTime startsAt)
    {
        var prefecture = await PrefectureTable.Mine(db);
        return Appointment.At(startsAt, prefecture.Zone, await PrefectureTable.Holidays(db, prefecture), prefecture.FreezeWorkingDays, db.Now);
    }

    /// <summary>Adds a meeting under the next reference of its kind and year. Codes: those of <see cref="Meeting.Schedule"/>.</summary>
    public static async Task<Meeting> Create(Session db, MeetingKind kind, Appointment appointment, int durationMinutes, string place,
        IReadOnlyList<Guid> associationIds, string? theme)
    {
        var reference = await References.Next(db, kind == MeetingKind.Technical ? "RT" : "ES", appointment.Day.Year);
        var meeting = Meeting.Schedule(Ids.New(db.Now), reference, db.Prefecture, kind, appointment, durationMinutes, place, associationIds, theme);
        await MeetingTable.Insert(db, meeting);
        return meeting;
    }

    /// <summary>Answers a request with a meeting and proposes for it the items that wait in the pool. Codes: those of
    /// <see cref="MeetingRequest.ScheduleAs"/>.</summary>
    public static async Task Answer(Session db, MeetingRequest request, Meeting meeting)
    {
        await MeetingRequestTable.Save(db, request.ScheduleAs(meeting, await PrefectureTable.Today(db)));
        foreach (var item in await AgendaItemTable.PoolOfRequest(db, request.Id))
            await AgendaItemTable.Save(db, item.ProposeFor(meeting));
    }

    /// <summary>Finds a place for what waits, for each association of a technical meeting.</summary>
    public static async Task PlaceWaiting(Session db, Meeting meeting)
    {
        if (meeting.Kind != MeetingKind.Technical)
            return;
        foreach (var associationId in meeting.AssociationIds)
            await Placement.PlaceWaiting(db, associationId);
    }

    /// <summary>Takes everything back from a meeting that falls away: its items go to the pool, the requests it answered wait again.</summary>
    /// <returns>The requests that wait again.</returns>
    public static async Task<IReadOnlyList<Guid>> Release(Session db, Meeting meeting, string reason)
    {
        var items = await AgendaItemTable.OfMeeting(db, meeting.Id);
        foreach (var item in items.Where(item => AgendaItemLifecycle.Moves.Allows(item.Status, AgendaItemStep.Release)))
            await Placement.Release(db, item, reason);
        var requests = await MeetingRequestTable.AnsweredBy(db, meeting.Id);
        foreach (var request in requests)
            await MeetingRequestTable.Save(db, request.Release(reason));
        return [.. requests.Select(request => request.Id)];
    }
}
