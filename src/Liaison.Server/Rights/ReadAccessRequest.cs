using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>One request for access: until when it is answered, as whom the person stands in linked cases, and what is masked.</summary>
public static class ReadAccessRequest
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.AnswerAccessRequests;
    }

    /// <param name="Extended">Whether two months were added.</param>
    /// <param name="Overdue">Whether it is not answered and its day is past.</param>
    /// <param name="PreparedAt">What is handed over shows what was known at this instant.</param>
    /// <param name="Candidates">The persons of linked cases, those that are likelier the same person first; an agent decides.</param>
    /// <param name="Appearances">As whom the person stands there, as an agent has decided.</param>
    /// <param name="Appeals">The ways of appeal, in the caller's language; null where it was not refused.</param>
    public sealed record Response(Guid Id, string Reference, Guid CaseId, Guid PersonId, Channel Channel, DateOnly ReceivedDay, DateOnly DueDay, bool Extended,
        bool Overdue, IdentityCheck? IdentityCheck, DateTimeOffset? PreparedAt, DateOnly? HandedOverDay, Channel? HandedOverBy, string? Note,
        AccessRequestStatus Status, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Appearance> Appearances, IReadOnlyList<MaskedPassage> Masks, string? Appeals,
        IReadOnlyList<PassageView> History, IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => Candidates.Select(candidate => candidate.CaseId).Prepend(CaseId).Distinct();
    }

    /// <summary>A person of a linked case.</summary>
    /// <param name="Score">0 to 100: how likely it is the same person.</param>
    /// <param name="Reasons">What speaks for it and against it.</param>
    public sealed record Candidate(Guid CaseId, string CaseReference, Guid PersonId, string FamilyName, string GivenNames, int Score,
        IReadOnlyList<LikenessReason> Reasons);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var request = await AccessRequestTable.Load(db, query.Id);
            var today = await PrefectureTable.Today(db);
            return new(request.Id, request.Reference, request.CaseId, request.PersonId, request.Channel, request.ReceivedDay, request.DueDay, request.IsExtended,
                request.IsOpen && request.DueDay < today, request.IdentityCheck, request.PreparedAt, request.HandedOverDay, request.HandedOverBy, request.Note,
                request.Status, await Candidates(request), await AccessRequestTable.Appearances(db, request.Id), await AccessRequestTable.Masks(db, request.Id),
                request.Status == AccessRequestStatus.Refused ? AccessRequestRules.Appeals.Text() : null,
                await PassageView.HistoryOf(db, request.Id, request.CaseId), db.Caller.Allowed(AccessRequestLifecycle.Moves, request.Status));
        }

        // Of what was destroyed the request is all that is left.
        private async Task<IReadOnlyList<Candidate>> Candidates(AccessRequest request)
        {
            if (!request.IsOpen || await CaseTable.IsDestroyed(db, request.CaseId))
                return [];
            var asking = (await CaseTable.Load(db, request.CaseId)).Person(request.PersonId, "personId");
            return [.. (await ExportScope.Linked(db, request.CaseId)).SelectMany(household => household.Persons.Select(person => (household, person, Likeness.Of(asking, person))))
                .OrderByDescending(candidate => candidate.Item3.Score).ThenBy(candidate => candidate.person.Id)
                .Select(candidate => new Candidate(candidate.household.Id, candidate.household.Reference, candidate.person.Id, candidate.person.FamilyName,
                    candidate.person.GivenNames, candidate.Item3.Score, candidate.Item3.Reasons))];
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
