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

/// <summary>An association gives the information that the office asked for; the two months run on.</summary>
public static class GiveInformation
{
    /// <param name="Text">The answer; at most 2000 characters.</param>
    public sealed record Body(string Text) : IExample
    {
        public static object Example => new Body("La délégation compte trois personnes.");
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.RequestMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRequestRules.StepNotAllowed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Text).Text(MeetingRequestRules.TextLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await MeetingRequestTable.Load(db, command.Id);
            await MeetingRequestTable.Save(db, request.GiveInformation(command.Body.Text, await PrefectureTable.Today(db)));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeetingRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMeetingRequest.Query(id), ct);
}
