using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The office says which case a referral is; it goes to its meeting when there is one.</summary>
public static class MatchReferral
{
    public sealed record Command(Guid Id, Guid CaseId) : ICommand<Unit>
    {
        public static Right Requires => Right.SettleReferrals;
        public static IReadOnlyList<Refusal> Refuses =>
            [ReferralRules.StepNotAllowed, ReferralRules.AlreadyMatched, ReferralRules.OtherAssociation, CommonRules.UnknownReference];
    }

    public sealed record Body(Guid CaseId) : IExample
    {
        public static object Example => new Body(new Guid("018c1a2b-0000-7000-8000-000000000002"));
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var referral = await ReferralTable.Load(db, command.Id);
            await ReferralTable.Save(db, referral.Match(await CaseTable.Named(db, command.CaseId, "caseId")));
            await Placement.PlaceWaiting(db, referral.AssociationId);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadReferral.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.CaseId), new ReadReferral.Query(id), ct);
}
