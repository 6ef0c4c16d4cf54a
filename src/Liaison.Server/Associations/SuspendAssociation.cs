using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Associations;

/// <summary>The office suspends an association: it goes on reading, and writes nothing.</summary>
public static class SuspendAssociation
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.RegisterAssociations;
        public static IReadOnlyList<Refusal> Refuses => [AssociationRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var association = await AssociationTable.Load(db, command.Id);
            await AssociationTable.Save(db, association.Suspend(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAssociation.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadAssociation.Query(id), ct);
}
