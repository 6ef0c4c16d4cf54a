using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The address and the summary of a case are stated anew.</summary>
public static class ChangeCase
{
    /// <summary>Replaces both; what is left out is emptied.</summary>
    public sealed record Body(Address? Address = null, string? SituationSummary = null) : IExample
    {
        public static object Example => new Body(new Address("1 rue de l'Exemple", "80000", "Amiens"), "Famille arrivée en 2012, deux enfants scolarisés.");
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => CaseRefusals.OfAddress;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Address!).SetValidator(new AddressRules()).When(command => command.Body.Address is not null);
            RuleFor(command => command.Body.SituationSummary).OptionalText(CaseRules.SummaryLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.Id);
            await CaseTable.SaveStated(db, household, household with { Address = command.Body.Address, SituationSummary = command.Body.SituationSummary });
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCase.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadCase.Query(id), ct);
}
