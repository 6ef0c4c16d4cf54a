using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Meetings;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>An association takes its request back, and with it the items that wait in the pool.</summary>
public static class WithdrawMeetingRequest
{
    public sealed record Command(Guid Id, string? Reason) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.RequestMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRequestRules.StepNotAllowed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await MeetingRequestTable.Load(db, command.Id);
            await MeetingRequestTable.Save(db, request.Withdraw(command.Reason));
            foreach (var item in await AgendaItemTable.PoolOfRequest(db, request.Id))
                await Placement.Withdraw(db, item, command.Reason, ReferralRules.ItemWithdrawn);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeetingRequest.Response>> Endpoint(Guid id, OptionalReasonBody? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body?.Reason), new ReadMeetingRequest.Query(id), ct);
}
