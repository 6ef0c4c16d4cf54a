using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The office sends a proposed item back with the list of what its case lacks.</summary>
public static class ReturnItem
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.PrepareAgendas;
        public static IReadOnlyList<Refusal> Refuses => [AgendaItemRules.StepNotAllowed, AgendaItemRules.GapsRequired];
    }

    /// <param name="Gaps">What is missing, at least one.</param>
    public sealed record Body(IReadOnlyList<Gap> Gaps) : IExample
    {
        public static object Example => new Body([Gap.Mandate, Gap.Address]);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Gaps).Distinct(Enum.GetValues<Gap>().Length);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var item = await AgendaItemTable.Load(db, command.Id);
            await AgendaItemTable.Save(db, item.Return(command.Body.Gaps));
            // A referral that waited until the case had left this agenda finds its place.
            await Placement.PlaceWaiting(db, item.AssociationId);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAgendaItem.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAgendaItem.Query(id), ct);
}
