using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The office puts an admitted item off; its successor waits for the next meeting.</summary>
public static class CarryOverItem
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.PrepareAgendas;
        public static IReadOnlyList<Refusal> Refuses => [AgendaItemRules.StepNotAllowed, CommonRules.ReasonRequired, AgendaRules.Closed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (item, meeting) = await AgendaItemTable.LoadFor(db, command.Id, AgendaItemStep.CarryOver);
            foreach (var each in (IEnumerable<AgendaItem>)[item, .. await Household.Others(db, item, AgendaItemStep.CarryOver)])
            {
                var (carried, successor) = each.CarryOver(meeting, command.Reason, Ids.New(db.Now));
                await Placement.Succeed(db, carried, successor);
            }
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAgendaItem.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadAgendaItem.Query(id), ct);
}
