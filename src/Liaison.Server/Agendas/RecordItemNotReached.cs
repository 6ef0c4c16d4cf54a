using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The office records that the meeting ended before an item; its successor waits for the next meeting.</summary>
public static class RecordItemNotReached
{
    public sealed record Command(Guid Id) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.PrepareAgendas;
        public static IReadOnlyList<Refusal> Refuses => [AgendaItemRules.StepNotAllowed, AgendaItemRules.MeetingNotOpen];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (item, meeting) = await AgendaItemTable.LoadFor(db, command.Id, AgendaItemStep.NotReached);
            foreach (var each in (IEnumerable<AgendaItem>)[item, .. await Household.Others(db, item, AgendaItemStep.NotReached)])
            {
                var (missed, successor) = each.NotReach(meeting, Ids.New(db.Now));
                await Placement.Succeed(db, missed, successor);
            }
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAgendaItem.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadAgendaItem.Query(id), ct);
}
