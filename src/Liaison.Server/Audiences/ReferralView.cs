using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;

namespace Liaison.Server.Audiences;

/// <summary>Referrals in the three forms that exist: what a reader may not know is never selected for him.</summary>
internal static class ReferralView
{
    /// <summary>One referral as a reader gets it.</summary>
    internal sealed record Row : HiddenCases.ITelling
    {
        public required Guid Id { get; init; }
        public required string Number { get; init; }
        public ReferralStatus Status { get; init; }
        public Guid? AudienceRequestId { get; init; }
        public Guid? AssociationId { get; init; }
        public string? RequestReference { get; init; }
        public string? AudienceReference { get; init; }
        public byte[]? SealedLabel { get; init; }
        public Guid? CaseId { get; init; }
        public bool MayBeHidden { get; init; }
        /// <summary>Nothing is told of its case any more.</summary>
        public bool Hidden { get; init; }
        public string? Target { get; init; }
        public Guid? TargetMeetingId { get; init; }
        public Guid? AgendaItemId { get; init; }
        public Guid? MeetingId { get; init; }
        public byte[]? Sealed { get; init; }
        public byte[]? SealedLapsing { get; init; }

        // Label and lapsing are sealed under the prefecture's key, and say of the family what its own texts would.
        public ReadReferral.Response Show(Session db) => new(Id, Number, Status, AssociationId, Origin(),
            Hidden || db.Masks(CaseId) ? null : ReferralTable.LabelIn(db, SealedLabel), CaseId,
            Target is null ? null : TargetMeetingId?.ToString() ?? "next", AgendaItemId, MeetingId, ReferralTable.ReasonIn(db, Sealed),
            db.Masks(CaseId) ? null : Said(PassageTable.Reason(db, null, SealedLapsing)), Steps(db.Caller));

        private string? Said(string? lapsing) => Hidden && lapsing != CaseRules.MandateWithdrawn ? null : lapsing;

        private ReadReferral.OriginView? Origin() => RequestReference is not null
            ? new(ReadReferral.ReferralOrigin.AudienceRequest, RequestReference)
            : AudienceReference is not null ? new(ReadReferral.ReferralOrigin.Audience, AudienceReference) : null;

        private string[]? Steps(Caller caller) => caller.WhoseOf(Right.ReadReferrals) == Whose.Outline ? null
            : [.. caller.Allowed(ReferralLifecycle.Moves, Status).Where(step => CaseId is null || step != "matching")];
    }

    /// <summary>One referral, or <c>not_found</c>.</summary>
    public static async Task<Row> One(Session db, Guid id)
    {
        var arguments = new { id, db.Prefecture, db.Association };
        return (await Told(db, [Form(db) switch
        {
            Whose.OwnAssociation => await db.Load<Row>($"{AssociationForm} AND referral.id = @id", arguments),
            Whose.OwnPrefecture => await db.Load<Row>($"{OfficeForm} AND referral.id = @id", arguments),
            Whose.Outline => await db.Load<Row>($"{OutlineForm} AND referral.id = @id", arguments),
            _ => throw CommonRules.Absent.Because(),
        }]))[0];
    }

    /// <summary>A page of referrals, newest first.</summary>
    public static async Task<Page<ReadReferral.Response>> Page(Session db, ListPart part, ReferralStatus? status,
        Func<IReadOnlyList<Row>, IReadOnlyList<ReadReferral.Response>> show)
    {
        var arguments = new { Status = status?.ToString(), part.Before, part.ChangedAfter, part.IdAfter, part.Take, db.Prefecture, db.Association };
        var rows = (Form(db), part.OfChanges) switch
        {
            (Whose.OwnAssociation, false) => await db.List<Row>($"{AssociationForm} {Newest}", arguments),
            (Whose.OwnAssociation, true) => await db.List<Row>($"{AssociationForm} {Changed}", arguments),
            (Whose.OwnPrefecture, false) => await db.List<Row>($"{OfficeForm} {Newest}", arguments),
            (Whose.OwnPrefecture, true) => await db.List<Row>($"{OfficeForm} {Changed}", arguments),
            (Whose.Outline, false) => await db.List<Row>($"{OutlineForm} {Newest}", arguments),
            (Whose.Outline, true) => await db.List<Row>($"{OutlineForm} {Changed}", arguments),
            _ => [],
        };
        return await part.Page(db, Changes, arguments, show(await Told(db, rows)), row => row.Id);
    }

    /// <summary>The referrals of the requests whose ids lie between two, both included; a page of requests needs one statement.</summary>
    public static async Task<IReadOnlyList<Row>> OfRequests(Session db, Guid oldest, Guid newest)
    {
        var arguments = new { oldest, newest, db.Prefecture, db.Association };
        return await Told(db, Form(db) switch
        {
            Whose.OwnAssociation => await db.List<Row>($"{AssociationForm} {Between}", arguments),
            Whose.OwnPrefecture => await db.List<Row>($"{OfficeForm} {Between}", arguments),
            Whose.Outline => await db.List<Row>($"{OutlineForm} {Between}", arguments),
            _ => [],
        });
    }

    private static async Task<IReadOnlyList<Row>> Told(Session db, IReadOnlyList<Row> rows)
    {
        var hidden = await HiddenCases.Among(db, rows);
        return hidden.Count == 0 ? rows : [.. rows.Select(row => row with { Hidden = row.CaseId is { } id && hidden.Contains(id) })];
    }

    private static Whose? Form(Session db) => db.Caller.WhoseOf(Right.ReadReferrals);

    // The id of the request ties a referral to its request in a list; it is not shown.
    private const string OutlineForm = """
        SELECT referral.id, referral.number, referral.status, referral.audience_request_id
        FROM referral WHERE referral.prefecture_code = @Prefecture
        """;

    private const string Whole = """
        referral.id, referral.number, referral.status, referral.audience_request_id, referral.association_id, request.reference AS request_reference,
        audience.reference AS audience_reference, referral.case_id, referral.target, referral.target_meeting_id, referral.agenda_item_id,
        item.meeting_id, referral.sealed, lapsing.sealed AS sealed_lapsing,
        EXISTS (SELECT 1 FROM mandate WHERE mandate.case_id = referral.case_id AND mandate.withdrawn_day IS NOT NULL) AS may_be_hidden
        """;

    private const string Referrals = """
        FROM referral LEFT JOIN audience_request request ON request.id = referral.audience_request_id
        LEFT JOIN audience ON audience.id = referral.audience_id
        LEFT JOIN agenda_item item ON item.id = referral.agenda_item_id
        LEFT JOIN passage lapsing ON lapsing.noun_id = referral.id AND lapsing.step = 'Lapsing'
        WHERE referral.prefecture_code = @Prefecture
        """;

    private const string AssociationForm = $"SELECT {Whole} {Referrals} AND referral.association_id = @Association";

    private const string OfficeForm = $"SELECT {Whole}, referral.sealed_label {Referrals}";

    private const string Changes = $"""
        SELECT id, changed_at FROM referral WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          {ListPart.Changed}
        """;

    private const string Filter = "AND (@Status IS NULL OR referral.status = @Status)";

    private const string Newest = $"{Filter} AND referral.id < @Before ORDER BY referral.id DESC LIMIT @Take";

    private const string Changed = $"{Filter} AND referral.id IN (SELECT id FROM ({Changes}) changes)";

    private const string Between = "AND referral.audience_request_id BETWEEN @oldest AND @newest ORDER BY referral.id";
}
