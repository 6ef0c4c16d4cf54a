using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The office puts a proposed item on the agenda, once its case is complete.</summary>
public static class AdmitItem
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.PrepareAgendas;
        public static IReadOnlyList<Refusal> Refuses => [AgendaItemRules.StepNotAllowed, AgendaItemRules.Incomplete, AgendaRules.Closed];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (item, meeting) = await AgendaItemTable.LoadFor(db, command.Id, AgendaItemStep.Admission);
            var submitted = item.CaseId is { } caseId ? await CaseTable.Load(db, caseId) : null;
            await AgendaItemTable.Save(db, item.Admit(meeting, submitted));
            foreach (var other in await Household.Others(db, item, AgendaItemStep.Admission))
            {
                var household = await CaseTable.Load(db, other.CaseId!.Value);
                if (household.GapsOn(meeting.Day, other.Question).Count == 0)
                    await AgendaItemTable.Save(db, other.Admit(meeting, household));
            }
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAgendaItem.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadAgendaItem.Query(id), ct);
}
