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

/// <summary>The office asks an association for what a request lacks, with a due day; the two months stand still meanwhile.</summary>
public static class AskForInformation
{
    /// <param name="Text">What is asked for; at most 2000 characters.</param>
    /// <param name="DueDay">Last day for the answer, after today.</param>
    public sealed record Body(string Text, DateOnly DueDay) : IExample
    {
        public static object Example => new Body("Merci d'indiquer la composition de la délégation.", new DateOnly(2017, 12, 1));
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.AnswerMeetingRequests;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRequestRules.StepNotAllowed, MeetingRequestRules.DueDayPast];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Text).Text(MeetingRequestRules.TextLength);
            RuleFor(command => command.Body.DueDay).Day();
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await MeetingRequestTable.Load(db, command.Id);
            await MeetingRequestTable.Save(db, request.AskForInformation(command.Body.Text, command.Body.DueDay, await PrefectureTable.Today(db)));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeetingRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMeetingRequest.Query(id), ct);
}
