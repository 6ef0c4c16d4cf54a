using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The person takes a request for access back.</summary>
public static class WithdrawAccessRequest
{
    public sealed record Command(Guid Id, string? Reason) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses => [AccessRequestRules.StepNotAllowed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AccessRequestTable.Load(db, command.Id);
            await AccessRequestTable.Save(db, request.Withdraw(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccessRequest.Response>> Endpoint(Guid id, OptionalReasonBody? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body?.Reason), new ReadAccessRequest.Query(id), ct);
}
