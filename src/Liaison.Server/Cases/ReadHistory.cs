using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>What happened to one case, oldest first, on one page; meetings to come stand last.</summary>
public static class ReadHistory
{
    public sealed record Query(Guid CaseId) : IQuery<Page<HistoryEntry>>, IShowsCases
    {
        public static Right Requires => Right.ReadCases;

        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    private sealed record PersonRow
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset AddedAt { get; init; }
    }

    private sealed record ItemRow
    {
        public required Guid Id { get; init; }
        public byte[]? Sealed { get; init; }
        public required DateTimeOffset SubmittedAt { get; init; }
        public Guid? PredecessorId { get; init; }
        public AgendaItemStatus Status { get; init; }
        public Orientation? Orientation { get; init; }
        public ReasonCategory? ReasonCategory { get; init; }
        public IReadOnlyList<PersonOrientation> PersonOrientations { get; init; } = [];
        public Guid? MeetingId { get; init; }
        public string? Reference { get; init; }
        public DateTimeOffset? StartsAt { get; init; }
        public MeetingStatus? MeetingStatus { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<HistoryEntry>>
    {
        public async Task<Page<HistoryEntry>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var prefecture = await PrefectureTable.Mine(db);
            var arguments = new { household.Id, Item = AgendaItemTable.Noun, db.Prefecture, db.Association };
            var story = new Story(household, prefecture.Zone, LocalTime.DayOf(db.Now, prefecture.Zone), await db.List<PersonRow>(PersonsSql, arguments),
                item => AgendaItemRow.QuestionIn(db, household.Id, item.Sealed), passage => passage.ReasonIn(db, household.Id));
            var items = await db.List<ItemRow>(ItemsSql, arguments);
            var passages = await db.List<PassageTable.Row>(PassagesSql, arguments);
            var urgencies = (await UrgencyTable.OfCase(db, household.Id)).ToDictionary(urgency => urgency.Id, urgency => urgency.Kind!.Value);
            IEnumerable<HistoryEntry> entries =
            [
                .. story.OfHousehold(), .. items.SelectMany(story.OfItem), .. passages.SelectMany(passage => story.OfPassage(passage, items)),
                .. (await DecisionTable.OfCase(db, household.Id)).Select(Show),
                .. (await UrgencyTable.PassagesOfCase(db, household.Id)).Select(passage => story.OfUrgency(passage, urgencies[passage.NounId])),
                .. (await FormerTable.OfCase(db, household.Id)).Select(story.OfFormer),
            ];
            return new Page<HistoryEntry>([.. entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.At ?? DateTimeOffset.MinValue)], NextCursor: null);
        }
    }

    // The case as the entries are written of it.
    private sealed record Story(Case Household, TimeZoneInfo Zone, DateOnly Today, IReadOnlyList<PersonRow> Persons,
        Func<ItemRow, string?> QuestionOf, Func<PassageTable.Row, string?> ReasonOf)
    {
        public IEnumerable<HistoryEntry> OfHousehold() =>
        [
            new CaseOpened(Day(Household.OpenedAt), Household.OpenedAt),
            .. Persons.Where(person => person.AddedAt > Household.OpenedAt).Select(person => new PersonAdded(Day(person.AddedAt), person.AddedAt, person.Id)),
            .. Household.Mandates.Select(given => new MandateGiven(given.GivenDay, given.Id, given.PersonId, given.Scope, given.EndDay)),
            .. Household.Mandates.Where(given => given.WithdrawnDay is not null)
                .Select(given => new MandateWithdrawn(given.WithdrawnDay!.Value, given.Id, given.PersonId)),
        ];

        public IEnumerable<HistoryEntry> OfItem(ItemRow item)
        {
            // A successor keeps the time of its predecessor, which tells of the submission.
            if (item.PredecessorId is null)
                yield return new ItemSubmitted(Day(item.SubmittedAt), item.SubmittedAt, item.Id, Household.HidesAll(Today) ? null : QuestionOf(item));
            if (item is { MeetingId: { } meetingId, StartsAt: { } startsAt })
                yield return new PlacedInMeeting(Day(startsAt), startsAt.In(Zone), Zone.Id, meetingId, item.Reference!, item.MeetingStatus!.Value,
                    item.Id, item.Status);
        }

        public IEnumerable<HistoryEntry> OfPassage(PassageTable.Row passage, IReadOnlyList<ItemRow> items)
        {
            var moved = new ItemMoved(Day(passage.At), passage.At, passage.NounId, Enum.Parse<AgendaItemStep>(passage.Step),
                Enum.Parse<AgendaItemStatus>(passage.FromStatus), Enum.Parse<AgendaItemStatus>(passage.ToStatus),
                passage.BySide, ReasonOf(passage));
            yield return moved;
            var item = items.First(item => item.Id == passage.NounId);
            if (moved.To == AgendaItemStatus.Examined && item.Orientation is { } orientation)
                yield return new OrientationGiven(moved.Day, moved.At, item.Id, item.MeetingId, orientation, item.ReasonCategory,
                    OrientationsAt(passage.At, new Examination(orientation, null, null, null, item.PersonOrientations)));
        }

        public UrgencyMoved OfUrgency(PassageTable.Row passage, UrgencyKind kind) => new(Day(passage.At), passage.At,
            Enum.Parse<UrgencyStep>(passage.Step), kind, passage.BySide, Household.HidesAll(Today) ? null : ReasonOf(passage));

        public Restated OfFormer(FormerTable.Statement former) =>
            new(Day(former.ReplacedAt), former.ReplacedAt, former.Person?.Id, former.Side, former.RectificationId);

        // A person who joined later was not examined.
        private PersonOrientation[] OrientationsAt(DateTimeOffset at, Examination examination) =>
            [.. Persons.Where(person => person.AddedAt <= at).Select(person => new PersonOrientation(person.Id, examination.Of(person.Id)!.Value))];

        private DateOnly Day(DateTimeOffset at) => LocalTime.DayOf(at, Zone);
    }

    private static DecisionMade Show(Decision decision) => new(decision.MadeDay, decision.Id, decision.PersonId, decision.Kind, decision.NotifiedDay,
        decision.Article, decision.IsRegularisation);

    private const string PersonsSql = "SELECT id, added_at FROM person WHERE case_id = @Id ORDER BY position";

    private const string ItemsSql = """
        SELECT item.id, item.sealed, submitted_at, predecessor_id, item.status, orientation, reason_category, person_orientations,
            meeting.id AS meeting_id, meeting.reference, starts_at, meeting.status AS meeting_status
        FROM agenda_item item LEFT JOIN meeting ON meeting.id = item.meeting_id
        WHERE item.case_id = @Id AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
        ORDER BY item.id
        """;

    private const string PassagesSql = """
        SELECT noun, noun_id, step, from_status, to_status, at, by_role, passage.sealed
        FROM passage JOIN agenda_item item ON item.id = passage.noun_id
        WHERE noun = @Item AND item.case_id = @Id AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
        ORDER BY at, noun_id, number
        """;

    public static async Task<Ok<Page<HistoryEntry>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
