using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Commitments;

/// <summary>Either side records that a commitment was kept.</summary>
public static class KeepCommitment
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCommitments;
        public static IReadOnlyList<Refusal> Refuses => [CommitmentRules.StepNotAllowed];
    }

    /// <param name="Proof">By what it shows; at most 600 characters.</param>
    public sealed record Body(string? Proof = null) : IExample
    {
        public static object Example => new Body("Liste des pièces adressée le 12 janvier.");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Proof).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var commitment = await CommitmentTable.Load(db, command.Id);
            await CommitmentTable.Save(db, commitment.Keep(command.Body.Proof));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCommitment.Response>> Endpoint(Guid id, Body? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body ?? new()), new ReadCommitment.Query(id), ct);
}
