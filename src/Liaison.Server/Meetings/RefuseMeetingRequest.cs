using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office refuses a meeting request, with its reason; the items that came with it stay in the pool.</summary>
public static class RefuseMeetingRequest
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.AnswerMeetingRequests;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRequestRules.StepNotAllowed, CommonRules.ReasonRequired];
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
            await MeetingRequestTable.Save(db, request.Refuse(command.Reason, await PrefectureTable.Today(db)));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeetingRequest.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadMeetingRequest.Query(id), ct);
}
