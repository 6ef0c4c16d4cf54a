using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The office records who is present at an open meeting, by function and number, in place of what was recorded before.</summary>
public static class RecordAttendance
{
    /// <param name="AssociationId">Which association, on the side of the associations.</param>
    /// <param name="Function">A function, never a name.</param>
    /// <param name="Remote">By telephone or video.</param>
    public sealed record Present(Side Side, string Function, int Count, Guid? AssociationId = null, bool Remote = false);

    public sealed record Body(IReadOnlyList<Present> Present) : IExample
    {
        public static object Example => new Body([new(Side.Prefecture, "chef de bureau", 1), new(Side.Association, "bénévole", 2)]);
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductMeetings;
        public static IReadOnlyList<Refusal> Refuses => [MeetingRules.NotOpen, MeetingRules.NotInvited];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Present).Some().AtMost(MeetingRules.MaxAttendance);
            RuleForEach(command => command.Body.Present).SetValidator(new PresentRules());
        }
    }

    public sealed class PresentRules : AbstractValidator<Present>
    {
        public PresentRules()
        {
            RuleFor(each => each.Function).Text(MeetingRules.FunctionLength);
            RuleFor(each => each.Count).Between(1, MeetingRules.MaxAttendance);
            RuleFor(each => each.AssociationId).Must((each, id) => id is null || each.Side == Side.Association).Refuses(InputRules.FormatWrong);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.Id);
            await MeetingTable.Save(db, meeting.Attend([.. command.Body.Present.Select(each =>
                new Attendance(each.Side, each.AssociationId, each.Function, each.Count, each.Remote))]));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMeeting.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMeeting.Query(id), ct);
}
