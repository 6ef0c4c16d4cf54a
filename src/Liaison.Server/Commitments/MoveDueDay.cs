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

/// <summary>Either side moves the due day of an open commitment, and says why; the former one stays.</summary>
public static class MoveDueDay
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCommitments;
        public static IReadOnlyList<Refusal> Refuses => [CommitmentRules.StepNotAllowed, CommitmentRules.DueDayPast, CommonRules.ReasonRequired];
    }

    /// <param name="Reason">At most 600 characters.</param>
    public sealed record Body(DateOnly DueDay, string Reason) : IExample
    {
        public static object Example => new Body(new(2027, 6, 30), "La commission se réunit plus tard.");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.DueDay).Day();
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var commitment = await CommitmentTable.LoadForStep(db, command.Id);
            await CommitmentTable.Save(db, commitment.MoveDueDay(command.Body.DueDay, await PrefectureTable.Today(db), command.Body.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCommitment.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadCommitment.Query(id), ct);
}
