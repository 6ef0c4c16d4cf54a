using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The association takes its request back, or the cabinet records that it did.</summary>
public static class WithdrawAudienceRequest
{
    public sealed record Command(Guid Id, string? Reason) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.LogAudienceRequests;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRequestRules.StepNotAllowed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AudienceRequestTable.Load(db, command.Id);
            await AudienceRequestTable.Save(db, request.Withdraw(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAudienceRequest.Response>> Endpoint(Guid id, OptionalReasonBody? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body?.Reason), new ReadAudienceRequest.Query(id), ct);
}
