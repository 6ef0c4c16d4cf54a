using Liaison.Domain;
using Liaison.Domain.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Commitments;

/// <summary>One commitment with where it was made and what became of it; an association reads those made with it.</summary>
public static class ReadCommitment
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadCommitments;
    }

    /// <param name="Owner">Function that answers for it: whoever leaves, it stays with the side and the function. Null where masked.</param>
    /// <param name="Text">Null where masked.</param>
    /// <param name="Overdue">It is open and its due day has passed at the prefecture.</param>
    /// <param name="CaseId">The case of its item.</param>
    /// <param name="Masked">The mandate of its case was withdrawn, or the case destroyed: it is counted and no longer shown.</param>
    /// <param name="Outcomes">What the sides stated of it; the last one holds unless it is contested.</param>
    /// <param name="FormerDueDays">The due days that it had before.</param>
    public sealed record Response(Guid Id, Guid AssociationId, Side Side, string? Owner, string? Text, DateOnly DueDay, bool Overdue,
        CommitmentStatus Status, Guid? MeetingId, Guid? AgendaItemId, Guid? CaseId, Guid? AudienceId, bool Masked,
        IReadOnlyList<CommitmentOutcome> Outcomes, IReadOnlyList<FormerDueDay> FormerDueDays, IReadOnlyList<PassageView> History,
        IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var today = await PrefectureTable.Today(db);
            var made = await CommitmentTable.LoadShown(db, query.Id);
            var history = await PassageView.HistoryOf(db, made.Id, made.CaseId);
            return new(made.Id, made.AssociationId, made.Side, made.Masked ? null : made.Owner, made.Masked ? null : made.Text, made.DueDay,
                made.IsOverdueOn(today), made.Status, made.MeetingId, made.AgendaItemId, made.CaseId, made.AudienceId, made.Masked, made.Outcomes,
                made.FormerDueDays, made.Masked ? PassageView.Masked(history) : history, StepsOf(made, db.Caller));
        }
    }

    /// <summary>The steps open to a caller: what his own side stated last is not his to contest.</summary>
    public static IReadOnlyList<string> StepsOf(Commitment made, Caller caller) => [.. caller.Allowed(CommitmentLifecycle.Moves, made.Status)
        .Where(step => step != CamelCase.Of(CommitmentStep.Contestation) || made.Outcomes is [.., var last] && last.Side != caller.Side)];

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
