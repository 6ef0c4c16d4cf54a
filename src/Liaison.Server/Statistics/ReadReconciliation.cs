using Liaison.Domain;
using Liaison.Domain.Statistics;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>What became of the cases that an association submitted: the numbers that always reconcile, each with its definition. [domain rule 19]</summary>
public static class ReadReconciliation
{
    public sealed record Query(DateOnly From, DateOnly To, Guid? AssociationId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadActivity;
        public static IReadOnlyList<Refusal> Refuses => [StatisticsRules.PeriodReversed, CommonRules.UnknownReference];
    }

    /// <summary>The numbers of a period, for one association or, added up, for all of the prefecture.</summary>
    /// <param name="Identity">What always holds between the numbers, in the caller's language.</param>
    public sealed record Response(Period Period, Guid? AssociationId, ReadActivity.Figure OpenAtStart, ReadActivity.Figure Submitted,
        ReadActivity.Figure Admitted, ReadActivity.Figure Examined, ReadActivity.Figure Withdrawn, ReadActivity.Figure Replaced,
        ReadActivity.Figure StillOpen, string Identity);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var period = new Period(query.From, query.To).Checked();
            var scope = await ReadActivity.Scope.Asked(db, period, query.AssociationId);
            var submissions = await SubmissionTable.Of(db, scope);
            var numbers = Reconciliation.All.ToDictionary(each => each.Number, each => new ReadActivity.Figure(
                submissions.Count(submission => Reconciliation.Counts(each.Number, submission, period)), Language.Pick(each.French, each.English),
                period, "derived", Reconciliation.RuleVersion));
            return new Response(period, scope.Of, numbers[ReconciledNumber.OpenAtStart], numbers[ReconciledNumber.Submitted],
                numbers[ReconciledNumber.Admitted], numbers[ReconciledNumber.Examined], numbers[ReconciledNumber.Withdrawn],
                numbers[ReconciledNumber.Replaced], numbers[ReconciledNumber.StillOpen], Reconciliation.Identity.Text());
        }
    }

    public static async Task<Ok<Response>> Endpoint(LocalDay from, LocalDay to, Guid? associationId, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(from.Value, to.Value, associationId), ct));
}
