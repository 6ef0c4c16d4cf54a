using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;

namespace Liaison.Server.Cases;

/// <summary>Tells the office of a decision that contradicts a favourable orientation, and of the item where that was given. [domain rule 17]</summary>
/// <param name="PersonIds">The persons whom the orientation favoured and the decision concerns.</param>
/// <param name="Notice">In the caller's language.</param>
public sealed record ContradictionView(Guid DecisionId, DecisionKind Decision, DateOnly MadeDay, Guid AgendaItemId, Guid? MeetingId, DateOnly ExaminedDay,
    IReadOnlyList<Guid> PersonIds, string Notice)
{
    private sealed record ItemRow
    {
        public required Guid Id { get; init; }
        public Guid? MeetingId { get; init; }
        public required DateTimeOffset At { get; init; }
        public Orientation? Orientation { get; init; }
        public IReadOnlyList<PersonOrientation> PersonOrientations { get; init; } = [];
    }

    /// <summary>Those of a case. An association is never shown any: for it nothing is selected.</summary>
    public static async Task<IReadOnlyList<ContradictionView>> Of(Session db, Case household, IReadOnlyList<Decision> decisions, TimeZoneInfo zone)
    {
        if (db.Caller.WhoseOf(Right.ReadCases) != Whose.OwnPrefecture)
            return [];
        var items = await db.List<ItemRow>(Sql, new { household.Id, db.Prefecture });
        return [.. Contradiction.In(household, decisions, [.. items.Select(item => Examined(item, zone))]).Select(Show)];
    }

    private static Examined Examined(ItemRow item, TimeZoneInfo zone) => new(item.Id, item.MeetingId, LocalTime.DayOf(item.At, zone),
        new Examination(item.Orientation, null, null, null, item.PersonOrientations));

    private static ContradictionView Show(Contradiction found) => new(found.Decision.Id, found.Decision.Kind, found.Decision.MadeDay,
        found.Examined.AgendaItemId, found.Examined.MeetingId, found.Examined.Day, found.PersonIds,
        DeadlineTexts.Contradicted.Text());

    private const string Sql = """
        SELECT item.id, meeting_id, at, orientation, person_orientations
        FROM agenda_item item JOIN passage ON passage.noun_id = item.id AND to_status = 'Examined'
        WHERE item.case_id = @Id AND item.prefecture_code = @Prefecture
        ORDER BY at, item.id
        """;
}
