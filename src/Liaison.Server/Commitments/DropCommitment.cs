using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Commitments;

/// <summary>Either side records that a commitment is given up, and why.</summary>
public static class DropCommitment
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCommitments;
        public static IReadOnlyList<Refusal> Refuses => [CommitmentRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var commitment = await CommitmentTable.LoadForStep(db, command.Id);
            await CommitmentTable.Save(db, commitment.Drop(db.Caller.Side, await PrefectureTable.Today(db), command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCommitment.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadCommitment.Query(id), ct);
}
