using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Associations;

/// <summary>The office lifts the suspension of an association.</summary>
public static class ReinstateAssociation
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.RegisterAssociations;
        public static IReadOnlyList<Refusal> Refuses => [AssociationRules.StepNotAllowed];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var association = await AssociationTable.Load(db, command.Id);
            await AssociationTable.Save(db, association.Reinstate());
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAssociation.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadAssociation.Query(id), ct);
}
