using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The office gives a referral up, with a reason; the item it made is withdrawn with it unless it was admitted meanwhile.</summary>
public static class LapseReferral
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.SettleReferrals;
        public static IReadOnlyList<Refusal> Refuses => [ReferralRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var lapsed = (await ReferralTable.Load(db, command.Id)).Lapse(command.Reason);
            await ReferralTable.Save(db, lapsed);
            if (lapsed.CaseId is { } caseId && await AgendaItemTable.OpenOfCase(db, caseId) is { } item && lapsed.TakesAlong(item)
                && (await ReferralTable.AllOfItem(db, item.Id)).Count == 0)
                await Placement.Withdraw(db, item, command.Reason, command.Reason);
            else
                await Placement.PlaceWaiting(db, lapsed.AssociationId);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadReferral.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadReferral.Query(id), ct);
}
