using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Server.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Minutes;

/// <summary>Gathers what minutes are written from, as far as the caller may see it.</summary>
public static class MinutesReading
{
    private sealed record Named
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }

    /// <summary>The sources of the text of a meeting's minutes.</summary>
    public static async Task<MinutesSources> Sources(Session db, Meeting meeting, MeetingMinutes minutes)
    {
        var prefecture = await PrefectureTable.Mine(db);
        var items = InOrder(await AgendaItemTable.OfMeeting(db, meeting.Id));
        return new MinutesSources(meeting, prefecture.Name, prefecture.Zone, await Invited(db, meeting.Id), items, await Cases(db, items.Select(item => item.CaseId)),
            await CommitmentTable.MadeIn(db, meeting.Id), await SectionTable.Of(db, minutes.Id), await PrefectureTable.Today(db));
    }

    /// <summary>The associations invited to a meeting, with their names; everybody at the table knows them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Invited(Session db, Guid meetingId) => (await db.List<Named>("""
        SELECT association.id, association.name FROM meeting_association invited JOIN association ON association.id = invited.association_id
        WHERE invited.meeting_id = @meetingId AND association.prefecture_code = @Prefecture ORDER BY association.name, association.id
        """, new { meetingId, db.Prefecture })).ToDictionary(association => association.Id, association => association.Name);

    /// <summary>The persons of the cases on the agenda whom the caller may know, for texts that may name none of them.</summary>
    public static async Task<IReadOnlyList<Person>> Persons(Session db, Guid meetingId) =>
        [.. (await Cases(db, (await AgendaItemTable.OfMeeting(db, meetingId)).Select(item => item.CaseId))).Values.SelectMany(household => household.Persons)];

    /// <summary>The cases of which something tells, without those that the caller may not see and those that were destroyed.</summary>
    /// <param name="known">What is loaded already.</param>
    public static async Task<IReadOnlyDictionary<Guid, Case>> Cases(Session db, IEnumerable<Guid?> ids, IReadOnlyDictionary<Guid, Case>? known = null)
    {
        var cases = new Dictionary<Guid, Case>();
        foreach (var id in ids.OfType<Guid>().Distinct())
        {
            if ((known?.GetValueOrDefault(id) ?? await CaseTable.FindKept(db, id)) is { } household)
                cases[id] = household;
        }
        return cases;
    }

    // What has no place any more comes last.
    private static IReadOnlyList<AgendaItem> InOrder(IReadOnlyList<AgendaItem> items)
    {
        var placed = Agenda.Joint(items).SelectMany(place => place).ToList();
        return [.. placed, .. items.Except(placed)];
    }
}
