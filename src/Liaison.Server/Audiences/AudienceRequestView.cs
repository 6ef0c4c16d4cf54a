using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Prefectures;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;

namespace Liaison.Server.Audiences;

/// <summary>Audience requests in the three forms that exist: what a reader may not know is never selected for him. The number and the labels of
/// the cabinet stand in no form at all; the office finds the labels at their referrals.</summary>
internal static class AudienceRequestView
{
    /// <summary>One request as a reader gets it.</summary>
    internal sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required Guid AssociationId { get; init; }
        public required string Reference { get; init; }
        public Guid? DemonstrationId { get; init; }
        public required DateOnly ReceivedDay { get; init; }
        public IReadOnlyList<AudienceTopic> Topics { get; init; } = [];
        public IReadOnlyList<Guid>? CaseIds { get; init; }
        public AudienceRequestKind? Kind { get; init; }
        public DateOnly? AnsweredDay { get; init; }
        public string? Target { get; init; }
        public Guid? TargetMeetingId { get; init; }
        public AudienceRequestStatus Status { get; init; }
        public Guid? AudienceId { get; init; }
        public byte[]? SealedReason { get; init; }

        public ReadAudienceRequest.Response Show(Session db, Prefecture prefecture, DateOnly today, IEnumerable<ReferralView.Row> referrals)
        {
            var known = new AudienceRequest
            {
                Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, Reference = Reference, DemonstrationId = DemonstrationId,
                ReceivedDay = ReceivedDay, AnsweredDay = AnsweredDay, Status = Status,
            };
            return new(Id, Reference, AssociationId, DemonstrationId, ReceivedDay, Topics, CaseIds, Kind, Status, known.DeemedDecisionDay,
                known.IsDeemedRejectedOn(today), AnsweredDay, AudienceId, PassageTable.Reason(db, null, SealedReason), Target is null ? null : TargetMeetingId?.ToString() ?? "next",
                new(ReceivedDay, known.DeemedDecisionDay, prefecture.Service), [.. referrals.Select(referral => referral.Show(db))],
                [.. db.Caller.Allowed(AudienceRequestLifecycle.Moves, Status), .. LinkSteps(known, db.Caller)]);
        }

        // Linking changes no status and stands in no lifecycle.
        private static string[] LinkSteps(AudienceRequest known, Caller caller) =>
            known.TakesDemonstration && caller.May(LinkDemonstration.Command.Requires) ? ["demonstration"] : [];
    }

    /// <summary>One request, or <c>not_found</c>.</summary>
    public static async Task<Row> One(Session db, Guid id)
    {
        var arguments = new { id, db.Prefecture, db.Association };
        return db.Caller.WhoseOf(Right.ReadAudienceRequests) switch
        {
            Whose.OwnAssociation => await db.Load<Row>($"{AssociationForm} AND request.id = @id", arguments),
            Whose.Decided => await db.Load<Row>($"{DecidedForm} AND request.id = @id", arguments),
            Whose.Outline => await db.Load<Row>($"{OutlineForm} AND request.id = @id", arguments),
            _ => throw CommonRules.Absent.Because(),
        };
    }

    /// <summary>A page of requests, newest first.</summary>
    public static async Task<Page<ReadAudienceRequest.Response>> Page(Session db, ListPart part, AudienceRequestStatus? status,
        Func<IReadOnlyList<Row>, Task<IReadOnlyList<ReadAudienceRequest.Response>>> show)
    {
        var whose = db.Caller.WhoseOf(Right.ReadAudienceRequests);
        var arguments = new
        {
            Status = status?.ToString(), part.Before, part.ChangedAfter, part.IdAfter, part.Take, db.Prefecture, db.Association,
            DecidedOnly = whose == Whose.Decided,
        };
        var rows = (whose, part.OfChanges) switch
        {
            (Whose.OwnAssociation, false) => await db.List<Row>($"{AssociationForm} {Newest}", arguments),
            (Whose.OwnAssociation, true) => await db.List<Row>($"{AssociationForm} {Changed}", arguments),
            (Whose.Decided, false) => await db.List<Row>($"{DecidedForm} {Newest}", arguments),
            (Whose.Decided, true) => await db.List<Row>($"{DecidedForm} {Changed}", arguments),
            (Whose.Outline, false) => await db.List<Row>($"{OutlineForm} {Newest}", arguments),
            (Whose.Outline, true) => await db.List<Row>($"{OutlineForm} {Changed}", arguments),
            _ => [],
        };
        return await part.Page(db, Changes, arguments, await show(rows), row => row.Id);
    }

    private const string ForAll = """
        request.id, request.prefecture_code, request.association_id, request.reference, request.received_day, request.topics, request.kind,
        request.answered_day, request.target, request.target_meeting_id, request.status, audience.id AS audience_id, refusal.sealed AS sealed_reason
        """;

    private const string Requests = """
        FROM audience_request request LEFT JOIN audience ON audience.request_id = request.id
        LEFT JOIN passage refusal ON refusal.noun_id = request.id AND refusal.step = 'Refusal'
        WHERE request.prefecture_code = @Prefecture
        """;

    private const string OutlineForm = $"SELECT {ForAll}, request.demonstration_id {Requests}";

    private const string AssociationForm =
        $"SELECT {ForAll}, request.demonstration_id, request.case_ids {Requests} AND request.association_id = @Association";

    private const string DecidedForm = $"SELECT {ForAll} {Requests} AND request.status IN ('Granted', 'Refused')";

    private const string Changes = $"""
        SELECT id, changed_at FROM audience_request
        WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (NOT @DecidedOnly OR status IN ('Granted', 'Refused')) {ListPart.Changed}
        """;

    private const string Filter = "AND (@Status IS NULL OR request.status = @Status)";

    private const string Newest = $"{Filter} AND request.id < @Before ORDER BY request.id DESC LIMIT @Take";

    private const string Changed = $"{Filter} AND request.id IN (SELECT id FROM ({Changes}) changes)";
}
