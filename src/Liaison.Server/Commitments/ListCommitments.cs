using Liaison.Domain;
using Liaison.Domain.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Commitments;

/// <summary>The commitments between the prefecture and its associations, newest first; an association lists those made with it.</summary>
public static class ListCommitments
{
    /// <param name="Side">The side that promised.</param>
    /// <param name="DueBefore">Due before this day.</param>
    /// <param name="MeetingId">Made at this meeting.</param>
    /// <param name="CaseId">Made about this case, as far as the caller may see it.</param>
    public sealed record Filter(CommitmentStatus? Status = null, bool? Overdue = null, Side? Side = null, Guid? AssociationId = null,
        DateOnly? DueBefore = null, Guid? MeetingId = null, Guid? CaseId = null);

    public sealed record Query(Filter Filter, Paging Paging) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCommitments;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="Owner">Function that answers for it; null where masked.</param>
    /// <param name="Text">Null where masked.</param>
    /// <param name="Overdue">It is open and its due day has passed at the prefecture.</param>
    /// <param name="CaseId">The case of its item.</param>
    /// <param name="Masked">The mandate of its case was withdrawn, or the case destroyed: it is counted and no longer shown.</param>
    /// <param name="Contested">The other side contested what was stated of it last.</param>
    public sealed record Row(Guid Id, Guid AssociationId, Side Side, string? Owner, string? Text, DateOnly DueDay, bool Overdue, CommitmentStatus Status,
        Guid? MeetingId, Guid? AgendaItemId, Guid? CaseId, Guid? AudienceId, bool Masked, bool Contested, IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (filter, part) = (query.Filter, cursors.Part(query.Paging, query.Filter));
            var today = await PrefectureTable.Today(db);
            var arguments = new
            {
                part.Before, part.ChangedAfter, part.IdAfter, part.Take, Status = filter.Status?.ToString(), filter.Overdue, Side = filter.Side?.ToString(),
                filter.AssociationId, filter.DueBefore, filter.MeetingId, filter.CaseId, Today = today, db.Prefecture, db.Association,
            };
            var rows = part.OfChanges ? await db.List<CommitmentRow>(Changed, arguments) : await db.List<CommitmentRow>(Newest, arguments);
            var made = await CommitmentTable.Masked(db, rows);
            return await part.Page(db, Changes, arguments, [.. made.Select(commitment => Show(commitment, today))], row => row.Id);
        }

        private Row Show(Commitment made, DateOnly today) => new(made.Id, made.AssociationId, made.Side, made.Masked ? null : made.Owner,
            made.Masked ? null : made.Text, made.DueDay, made.IsOverdueOn(today), made.Status, made.MeetingId, made.AgendaItemId, made.CaseId,
            made.AudienceId, made.Masked, made.Outcomes is [.., { Contested: true }], ReadCommitment.StepsOf(made, db.Caller));
    }

    private const string Visible = "FROM commitment WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)";
    private const string Changes = $"SELECT id, changed_at {Visible} {ListPart.Changed}";
    private const string Filtered = $"""
        SELECT {CommitmentRow.Columns} {Visible}
          AND (@Status IS NULL OR status = @Status) AND (@Overdue IS NULL OR (status = 'Open' AND due_day < @Today) = @Overdue)
          AND (@Side IS NULL OR side = @Side) AND (@AssociationId IS NULL OR association_id = @AssociationId)
          AND (@DueBefore IS NULL OR due_day < @DueBefore) AND (@MeetingId IS NULL OR meeting_id = @MeetingId)
          AND (@CaseId IS NULL OR agenda_item_id IN (SELECT item.id FROM agenda_item item WHERE item.case_id = @CaseId))
        """;
    private const string Newest = $"{Filtered} AND id < @Before ORDER BY id DESC LIMIT @Take";
    private const string Changed = $"{Filtered} AND id IN (SELECT id FROM ({Changes}) changes)";

    public static async Task<Ok<Page<Row>>> Endpoint(Named<CommitmentStatus>? status, bool? overdue, Named<Side>? side, Guid? associationId,
        LocalDay? dueBefore, Guid? meetingId, Guid? caseId, int? limit, string? cursor, Instant? modifiedSince, HttpContext http, IMediator mediator,
        CancellationToken ct) => http.Page(await mediator.Send(new Query(
            new(status?.Value, overdue, side?.Value, associationId, dueBefore?.Value, meetingId, caseId), new(limit, cursor, modifiedSince)), ct));
}
