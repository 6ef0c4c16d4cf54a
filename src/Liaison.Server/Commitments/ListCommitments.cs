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
    public sealed record Query(CommitmentStatus? Status, bool? Overdue, int? Limit, string? Cursor) : IQuery<Page<Row>>
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
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status, query.Overdue };
            var today = await PrefectureTable.Today(db);
            var rows = await db.List<Commitment>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, filter), Status = query.Status?.ToString(), query.Overdue, Today = today, Take = limit + 1,
                db.Prefecture, db.Association,
            });
            return cursors.Page([.. rows.Select(row => Show(row, today))], limit, filter, row => row.Id.ToString());
        }

        private Row Show(Commitment made, DateOnly today) => new(made.Id, made.AssociationId, made.Side, made.Owner, made.Text, made.DueDay,
            made.IsOverdueOn(today), made.Status, made.MeetingId, made.AgendaItemId, made.AudienceId,
            db.Caller.Allowed(CommitmentLifecycle.Moves, made.Status), made.CaseId);
    }

    private const string Sql = $"""
        SELECT {CommitmentTable.Columns}
        FROM commitment WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (@Status IS NULL OR status = @Status) AND (@Overdue IS NULL OR (status = 'Open' AND due_day < @Today) = @Overdue)
          AND id < @Before
        ORDER BY id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<Row>>> Endpoint(Named<CommitmentStatus>? status, bool? overdue, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, overdue, limit, cursor), ct));
}
