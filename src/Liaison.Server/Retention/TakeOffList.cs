using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The data protection officer takes one case off a list; it is as before.</summary>
public static class TakeOffList
{
    private const int ReferenceLength = 40;

    /// <param name="CaseReference">Reference of the case.</param>
    /// <param name="Reason">Why; at most 600 characters.</param>
    public sealed record Body(string CaseReference, string Reason) : IExample
    {
        public static object Example => new Body("DO-80-2017-7F3K9QXM", "Contentieux en cours.");
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>, IMayTouchFrozen
    {
        public static Right Requires => Right.ProposeDestruction;
        public static IReadOnlyList<Refusal> Refuses => [RetentionRules.StepNotAllowed, RetentionRules.NotListed, RetentionRules.NothingEligible, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.CaseReference).OptionalText(ReferenceLength);
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var list = await DestructionListTable.Load(db, command.Id);
            await DestructionListTable.Save(db, list.TakeOff(command.Body.CaseReference, command.Body.Reason));
            await DestructionListTable.TakeOff(db, list.Id, command.Body.CaseReference);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadDestructionList.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadDestructionList.Query(id), ct);
}
