using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>An association, or the office, takes an item back; the referrals that it stood for lapse, and others of its case find their place.</summary>
public static class WithdrawItem
{
    public sealed record Command(Guid Id, string? Reason) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.ProposeItems;
        public static IReadOnlyList<Refusal> Refuses => [AgendaItemRules.StepNotAllowed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var item = await AgendaItemTable.Load(db, command.Id);
            await Placement.Withdraw(db, item, command.Reason, ReferralRules.ItemWithdrawn);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAgendaItem.Response>> Endpoint(Guid id, OptionalReasonBody? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body?.Reason), new ReadAgendaItem.Query(id), ct);
}
