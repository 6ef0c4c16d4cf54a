using System.Text.Json.Serialization;
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
    public sealed record Query(CommitmentStatus? Status, bool? Overdue, Paging Paging) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCommitments;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="Overdue">It is open and its due day has passed at the prefecture.</param>
    /// <param name="CaseId">The case of its item, for the journal alone.</param>
    public sealed record Row(Guid Id, Guid AssociationId, Side Side, string Owner, string Text, DateOnly DueDay, bool Overdue, CommitmentStatus Status,
        Guid? MeetingId, Guid? AgendaItemId, Guid? AudienceId, IReadOnlyList<string> AllowedSteps,
        [property: JsonIgnore] Guid? CaseId) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Status, query.Overdue });
            var today = await PrefectureTable.Today(db);
            var arguments = new
            {
                part.Before, part.ChangedAfter, part.IdAfter, part.Take, Status = query.Status?.ToString(), query.Overdue, Today = today,
                db.Prefecture, db.Association,
            };
            var rows = part.OfChanges ? await db.List<CommitmentRow>(Changed, arguments) : await db.List<CommitmentRow>(Newest, arguments);
            return await part.Page(db, Changes, arguments, [.. rows.Select(row => Show(row.ToCommitment(db), today))], row => row.Id);
        }

        private Row Show(Commitment made, DateOnly today) => new(made.Id, made.AssociationId, made.Side, made.Owner, made.Text, made.DueDay,
            made.IsOverdueOn(today), made.Status, made.MeetingId, made.AgendaItemId, made.AudienceId,
            db.Caller.Allowed(CommitmentLifecycle.Moves, made.Status), made.CaseId);
    }

    private const string Visible = "FROM commitment WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)";
    private const string Changes = $"SELECT id, changed_at {Visible} {ListPart.Changed}";
    private const string Filtered = $"""
        SELECT {CommitmentRow.Columns} {Visible}
          AND (@Status IS NULL OR status = @Status) AND (@Overdue IS NULL OR (status = 'Open' AND due_day < @Today) = @Overdue)
        """;
    private const string Newest = $"{Filtered} AND id < @Before ORDER BY id DESC LIMIT @Take";
    private const string Changed = $"{Filtered} AND id IN (SELECT id FROM ({Changes}) changes)";

    public static async Task<Ok<Page<Row>>> Endpoint(Named<CommitmentStatus>? status, bool? overdue, int? limit, string? cursor, Instant? modifiedSince,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, overdue, new(limit, cursor, modifiedSince)), ct));
}
