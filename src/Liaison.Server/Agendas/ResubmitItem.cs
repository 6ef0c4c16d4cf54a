using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>An association sends a returned item again to the same meeting.</summary>
public static class ResubmitItem
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ResubmitItems;
        public static IReadOnlyList<Refusal> Refuses => [AgendaItemRules.StepNotAllowed, AgendaRules.Frozen, AgendaRules.Closed,
            AgendaItemRules.CaseAlreadyOpen];
    }

    /// <param name="Question">The question put, where it is another than before.</param>
    public sealed record Body(string? Question = null) : IExample
    {
        public static object Example => new Body("Vie privée et familiale : quelles pièces restent à produire ?");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Body.Question!).Text(AgendaItemRules.QuestionLength).When(command => command.Body.Question is not null);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (item, meeting) = await AgendaItemTable.LoadFor(db, command.Id, AgendaItemStep.Resubmission);
            await AgendaItemTable.Save(db, item.Resubmit(meeting, command.Body.Question));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAgendaItem.Response>> Endpoint(Guid id, Body? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body ?? new()), new ReadAgendaItem.Query(id), ct);
}
