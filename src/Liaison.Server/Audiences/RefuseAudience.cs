using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The cabinet refuses an audience and sends the cases it brought to a technical meeting.</summary>
public static class RefuseAudience
{
    private const string Next = "next";

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.DecideAudiences;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            AudienceRequestRules.StepNotAllowed, AudienceRequestRules.ReasonRequired, AudienceRequestRules.TargetRequired,
            AudienceRequestRules.TargetNotEligible,
        ];
    }

    /// <param name="Reason">Why; at most 600 characters. The domain refuses its absence.</param>
    /// <param name="Target"><c>next</c>, the association's next technical meeting, or the id of one. The domain refuses its absence where it is due.</param>
    public sealed record Body(string? Reason = null, string? Target = null) : IExample
    {
        public static object Example => new Body("Les situations individuelles sont étudiées en réunion technique.", Next);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
            RuleFor(command => command.Body.Target).Form(36, "^(next|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$",
                target => target == Next || Guid.TryParseExact(target, "D", out _));
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AudienceRequestTable.Load(db, command.Id);
            var target = command.Body.Target switch
            {
                null => null,
                Next => MeetingTarget.Next,
                var meetingId => MeetingTarget.Of(await MeetingTable.Find(db, Guid.Parse(meetingId)), request.AssociationId),
            };
            var today = await PrefectureTable.Today(db);
            var (refused, referrals) = request.Refuse(command.Body.Reason, target, db.Now, today);
            await AudienceRequestTable.Save(db, refused);
            await ReferralTable.InsertAll(db, referrals);
            await Placement.PlaceWaiting(db, request.AssociationId);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAudienceRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAudienceRequest.Query(id), ct);
}
