using FluentValidation;
using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Commitments;

/// <summary>Either side records that a commitment was not kept, since when, and what shows it.</summary>
public static class BreakCommitment
{
    public sealed record Command(Guid Id, OutcomeBody Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCommitments;
        public static IReadOnlyList<Refusal> Refuses => OutcomeBody.Refusals;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Day).OptionalDay();
            RuleFor(command => command.Body.Proof).SetValidator(new OutcomeBody.ProofRules()!);
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var commitment = await CommitmentTable.LoadForStep(db, command.Id);
            await CommitmentTable.Save(db, commitment.Break(await command.Body.StatedOf(db, commitment)));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCommitment.Response>> Endpoint(Guid id, OutcomeBody? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body ?? new()), new ReadCommitment.Query(id), ct);
}
