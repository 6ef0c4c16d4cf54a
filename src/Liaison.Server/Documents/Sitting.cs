using Liaison.Domain.Documents;
using Liaison.Domain.Meetings;
using Liaison.Server.Associations;
using Liaison.Server.Data;

namespace Liaison.Server.Documents;

/// <summary>When and where a meeting is, and with whom, as templates name it.</summary>
/// <param name="Kind">E.g. <c>réunion technique</c>.</param>
/// <param name="Associations">Those invited; an association finds itself alone.</param>
/// <param name="Theme">Of a specific interview; empty for a technical meeting.</param>
public sealed record Sitting(string Reference, string Kind, string Day, string Hour, string Duration, string Place, string Theme, IReadOnlyList<string> Associations)
{
    /// <summary>An invented one, with which templates are tried.</summary>
    public static readonly Sitting Sample = new("RT-00-2017-001", "réunion technique", "mercredi 29 novembre 2017", "14 h 30", "2 h", "Salle A", "", ["Une association"]);

    public static Sitting Of(Meeting meeting, TimeZoneInfo zone, IEnumerable<string> associations) => new(meeting.Reference,
        meeting.Kind == MeetingKind.Technical ? "réunion technique" : "entrevue spécifique", French.Weekday(meeting.Day),
        French.Hour(meeting.StartsAt, zone), French.Duration(meeting.DurationMinutes), meeting.Place, meeting.Theme ?? "", [.. associations]);

    /// <summary>The associations invited, by name; for an association itself alone.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOf(Session db, Meeting meeting)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var id in meeting.AssociationIds.Where(id => db.Association is null || id == db.Association))
            names.Add(id, (await AssociationTable.Load(db, id)).Name);
        return names;
    }
}
