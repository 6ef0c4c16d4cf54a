using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The foreigners office takes two months more, and tells the person why within the first. [GDPR art. 12(3)]</summary>
public static class ExtendAccessRequest
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses => [AccessRequestRules.StepNotAllowed, AccessRequestRules.ExtendedAlready, AccessRequestRules.ExtendedTooLate, CommonRules.ReasonRequired];
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
            await AccessRequestTable.Save(db, request.Extend(command.Reason, await PrefectureTable.Today(db)));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccessRequest.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadAccessRequest.Query(id), ct);
}
