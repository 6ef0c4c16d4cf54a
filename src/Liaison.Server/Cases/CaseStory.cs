using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Web;

namespace Liaison.Server.Cases;

/// <summary>What happened to one case as the caller may know it: what of it is told by its own records, and by the meetings.</summary>
internal sealed partial class CaseStory(Session db, Case household, LocalNow now)
{
    private sealed record PersonSince
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset AddedAt { get; init; }
    }

    private sealed record Placed
    {
        public required Guid Id { get; init; }
        public byte[]? Sealed { get; init; }
        public required DateTimeOffset SubmittedAt { get; init; }
        public Guid? PredecessorId { get; init; }
        public int CarryCount { get; init; }
        public AgendaItemStatus Status { get; init; }
        public Orientation? Orientation { get; init; }
        public ReasonCategory? ReasonCategory { get; init; }
        public IReadOnlyList<PersonOrientation> PersonOrientations { get; init; } = [];
        public Guid? MeetingId { get; init; }
        public string? Reference { get; init; }
        public DateTimeOffset? StartsAt { get; init; }
        public Domain.Meetings.MeetingStatus? MeetingStatus { get; init; }
        public string? Receipt { get; init; }
    }

    private readonly object asked = new { household.Id, db.Prefecture, db.Association };
    private readonly bool hidden = household.HidesAll(now.Day);

    /// <summary>Everything, in no order.</summary>
    public async Task<IEnumerable<HistoryEntry>> Entries()
    {
        var persons = await db.List<PersonSince>(PersonsSql, asked);
        var items = await db.List<Placed>(ItemsSql, asked);
        var passages = await db.List<PassageTable.Row>(PassagesSql, asked);
        IEnumerable<HistoryEntry> entries =
        [
            .. OfHousehold(persons), .. items.SelectMany(Submitted), .. await InMeetings(items),
            .. passages.SelectMany(passage => Moved(passage, items.First(item => item.Id == passage.NounId), persons)),
            .. await Decisions(), .. await Urgencies(), .. await Commitments(passages), .. await Documents(), .. await Referrals(), .. await Links(),
            .. (await FormerTable.OfCase(db, household.Id)).Select(Restated),
        ];
        return entries.Select(entry => entry with { CaseId = household.Id, AssociationId = household.AssociationId });
    }

    private IEnumerable<HistoryEntry> OfHousehold(IEnumerable<PersonSince> persons) =>
    [
        new CaseOpened(Day(household.OpenedAt), household.OpenedAt),
        .. persons.Where(person => person.AddedAt > household.OpenedAt).Select(person => new PersonAdded(Day(person.AddedAt), person.AddedAt, person.Id)),
        .. household.Mandates.Select(given => new MandateGiven(given.GivenDay, given.Id, given.PersonId, given.Scope, given.EndDay)),
        .. household.Mandates.Where(given => given.WithdrawnDay is not null)
            .Select(given => new MandateWithdrawn(given.WithdrawnDay!.Value, given.Id, given.PersonId)),
    ];

    // A successor keeps the time of its predecessor, which tells of the submission.
    private IEnumerable<HistoryEntry> Submitted(Placed item) => item.PredecessorId is not null ? [] :
        [new ItemSubmitted(Day(item.SubmittedAt), item.SubmittedAt, item.Id, Said(AgendaItemRow.QuestionIn(db, household.Id, item.Sealed)), item.Receipt)];

    private async Task<IEnumerable<HistoryEntry>> InMeetings(IEnumerable<Placed> items)
    {
        var entries = new List<HistoryEntry>();
        foreach (var item in items.Where(item => item.MeetingId is not null))
        {
            var positions = Agenda.Positions(await AgendaItemTable.OfMeeting(db, item.MeetingId!.Value));
            entries.Add(new PlacedInMeeting(Day(item.StartsAt!.Value), item.StartsAt.Value.In(now.Zone), now.Zone.Id, item.MeetingId.Value, item.Reference!,
                item.MeetingStatus!.Value, item.Id, item.Status, positions.TryGetValue(item.Id, out var position) ? position : null, item.CarryCount,
                item.PredecessorId));
        }
        return entries;
    }

    private IEnumerable<HistoryEntry> Moved(PassageTable.Row passage, Placed item, IReadOnlyList<PersonSince> persons)
    {
        var moved = new ItemMoved(Day(passage.At), passage.At, passage.NounId, Enum.Parse<AgendaItemStep>(passage.Step),
            Enum.Parse<AgendaItemStatus>(passage.FromStatus), Enum.Parse<AgendaItemStatus>(passage.ToStatus), passage.BySide,
            Said(passage.ReasonIn(db, household.Id)));
        yield return moved;
        if (moved.To != AgendaItemStatus.Examined || item.Orientation is not { } orientation)
            yield break;
        var (associationView, officeView) = AgendaItemRow.ViewsIn(db, household.Id, item.Sealed);
        var examination = new Examination(orientation, null, null, null, item.PersonOrientations);
        // A person who joined later was not examined.
        yield return new OrientationGiven(moved.Day, moved.At, item.Id, item.MeetingId, orientation, item.ReasonCategory,
            [.. persons.Where(person => person.AddedAt <= passage.At).Select(person => new PersonOrientation(person.Id, examination.Of(person.Id)!.Value))],
            Said(associationView), Said(officeView));
    }

    private Restated Restated(FormerTable.Statement former) =>
        new(Day(former.ReplacedAt), former.ReplacedAt, former.Person?.Id, former.Side, former.RectificationId);

    // Texts go with the last mandate; what happened stays, and the service's own word for it.
    private string? Said(string? text) => hidden && text != CaseRules.MandateWithdrawn ? null : text;

    private DateOnly Day(DateTimeOffset at) => LocalTime.DayOf(at, now.Zone);

    private const string PersonsSql = "SELECT id, added_at FROM person WHERE case_id = @Id ORDER BY position";

    private const string Whose = "item.case_id = @Id AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)";

    private const string ItemsSql = $"""
        SELECT item.id, item.sealed, submitted_at, predecessor_id, carry_count, item.status, orientation, reason_category, person_orientations,
            meeting.id AS meeting_id, meeting.reference, starts_at, meeting.status AS meeting_status,
            (SELECT number FROM receipt WHERE receipt.agenda_item_id = item.id) AS receipt
        FROM agenda_item item LEFT JOIN meeting ON meeting.id = item.meeting_id
        WHERE {Whose} ORDER BY item.id
        """;

    private const string PassagesSql = $"""
        SELECT noun, noun_id, step, from_status, to_status, at, by_role, passage.sealed
        FROM passage JOIN agenda_item item ON item.id = passage.noun_id
        WHERE {Whose} ORDER BY at, noun_id, number
        """;
}
