using System.Text.Json.Serialization;
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

    /// <param name="Overdue">It is open and its due day has passed at the prefecture.</param>
    /// <param name="CaseId">The case of its item, for the journal alone.</param>
    public sealed record Response(Guid Id, Guid AssociationId, Side Side, string Owner, string Text, DateOnly DueDay, bool Overdue, CommitmentStatus Status,
        Guid? MeetingId, Guid? AgendaItemId, Guid? AudienceId, IReadOnlyList<PassageView> History, IReadOnlyList<string> AllowedSteps,
        [property: JsonIgnore] Guid? CaseId) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var made = await CommitmentTable.Load(db, query.Id);
            var today = await PrefectureTable.Today(db);
            return new(made.Id, made.AssociationId, made.Side, made.Owner, made.Text, made.DueDay, made.IsOverdueOn(today), made.Status,
                made.MeetingId, made.AgendaItemId, made.AudienceId, await PassageView.HistoryOf(db, made.Id, made.CaseId),
                db.Caller.Allowed(CommitmentLifecycle.Moves, made.Status), made.CaseId);
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
