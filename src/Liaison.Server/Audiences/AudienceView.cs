using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Domain.Commitments;
using Liaison.Domain.Prefectures;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;

namespace Liaison.Server.Audiences;

/// <summary>Audiences in the two forms that exist: the cabinet's holds the speaker's name, the other never selects it.</summary>
internal static class AudienceView
{
    /// <summary>One audience as a reader gets it.</summary>
    internal sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Reference { get; init; }
        public required Guid AssociationId { get; init; }
        public required Guid RequestId { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required string Place { get; init; }
        public AudienceHost ReceivedBy { get; init; }
        public IReadOnlyList<AudienceTopic>? Topics { get; init; }
        public byte[]? Sealed { get; init; }
        public byte[]? SealedSpeaker { get; init; }
        public AudienceStatus Status { get; init; }
        public byte[]? SealedReason { get; init; }

        public ReadAudience.Response Show(Session db, Prefecture prefecture, IEnumerable<ReadAudience.CommitmentView> commitments) =>
            new(Id, Reference, AssociationId, RequestId, StartsAt.In(prefecture.Zone), prefecture.TimeZone, Place, ReceivedBy, Status, Topics,
                AudienceTable.PresentIn(db, Sealed), KeepsSpeaker(db, prefecture) ? AudienceTable.SpeakerIn(db, SealedSpeaker) : null, [.. commitments],
                PassageTable.Reason(db, null, SealedReason), db.Caller.Allowed(AudienceLifecycle.Moves, Status));

        // From that day on nobody is shown it, whether it was purged already or not.
        private bool KeepsSpeaker(Session db, Prefecture prefecture) =>
            AudienceRules.KeepsSpeaker(LocalTime.DayOf(StartsAt, prefecture.Zone), LocalTime.DayOf(db.Now, prefecture.Zone));
    }

    /// <summary>One audience, or <c>not_found</c>.</summary>
    public static async Task<Row> One(Session db, Guid id)
    {
        var arguments = new { id, db.Prefecture, db.Association };
        return db.Caller.WhoseOf(Right.ReadAudiences) switch
        {
            Whose.OwnPrefecture => await db.Load<Row>($"{WholeForm} AND audience.id = @id", arguments),
            Whose.Outline => await db.Load<Row>($"{OutlineForm} AND audience.id = @id", arguments),
            Whose.OwnAssociation => await db.Load<Row>($"{AssociationForm} AND audience.id = @id", arguments),
            _ => throw CommonRules.Absent.Because(),
        };
    }

    /// <summary>A page of audiences, newest first.</summary>
    public static async Task<Page<ReadAudience.Response>> Page(Session db, ListPart part, AudienceStatus? status,
        Func<IReadOnlyList<Row>, Task<IReadOnlyList<ReadAudience.Response>>> show)
    {
        var arguments = new { Status = status?.ToString(), part.Before, part.ChangedAfter, part.IdAfter, part.Take, db.Prefecture, db.Association };
        var rows = (db.Caller.WhoseOf(Right.ReadAudiences), part.OfChanges) switch
        {
            (Whose.OwnPrefecture, false) => await db.List<Row>($"{WholeForm} {Newest}", arguments),
            (Whose.OwnPrefecture, true) => await db.List<Row>($"{WholeForm} {Changed}", arguments),
            (Whose.Outline, false) => await db.List<Row>($"{OutlineForm} {Newest}", arguments),
            (Whose.Outline, true) => await db.List<Row>($"{OutlineForm} {Changed}", arguments),
            (Whose.OwnAssociation, false) => await db.List<Row>($"{AssociationForm} {Newest}", arguments),
            (Whose.OwnAssociation, true) => await db.List<Row>($"{AssociationForm} {Changed}", arguments),
            _ => [],
        };
        return await part.Page(db, Changes, arguments, await show(rows), row => row.Id);
    }

    /// <summary>The commitments made in the audiences whose ids lie between two, both included.</summary>
    public static async Task<IReadOnlyList<ReadAudience.CommitmentView>> Commitments(Session db, Guid oldest, Guid newest) => [.. (await db.List<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE audience_id BETWEEN @oldest AND @newest AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY id
        """, new { oldest, newest, db.Prefecture, db.Association })).Select(row => Show(row.ToCommitment(db)))];

    private static ReadAudience.CommitmentView Show(Commitment made) => new()
    {
        AudienceId = made.AudienceId!.Value, Id = made.Id, Side = made.Side, Owner = made.Owner, Text = made.Text, DueDay = made.DueDay, Status = made.Status,
    };

    private const string ForAll = """
        audience.id, audience.reference, audience.association_id, audience.request_id, audience.starts_at, audience.place, audience.received_by,
        audience.topics, audience.sealed, audience.status, passage.sealed AS sealed_reason
        """;

    private const string Audiences = """
        FROM audience LEFT JOIN passage ON passage.noun_id = audience.id AND passage.step = 'Cancellation'
        WHERE audience.prefecture_code = @Prefecture
        """;

    private const string WholeForm = $"SELECT {ForAll}, audience.sealed_speaker {Audiences}";

    private const string OutlineForm = $"SELECT {ForAll} {Audiences}";

    private const string AssociationForm = $"{OutlineForm} AND audience.association_id = @Association";

    private const string Changes = $"""
        SELECT id, changed_at FROM audience WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          {ListPart.Changed}
        """;

    private const string Filter = "AND (@Status IS NULL OR audience.status = @Status)";

    private const string Newest = $"{Filter} AND audience.id < @Before ORDER BY audience.id DESC LIMIT @Take";

    private const string Changed = $"{Filter} AND audience.id IN (SELECT id FROM ({Changes}) changes)";
}
