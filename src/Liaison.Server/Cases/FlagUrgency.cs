using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>Either side flags a case as urgent; the answer names the duty contact, whom nothing reaches by itself. [domain rule 20]</summary>
public static class FlagUrgency
{
    /// <param name="Reason">At most 600 characters; needed where the kind is <c>other</c>.</param>
    public sealed record Body(UrgencyKind Kind, string? Reason = null) : IExample
    {
        public static object Example => new Body(UrgencyKind.FortyEightHourOrder, "Placement en rétention ce matin.");
    }

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => [UrgencyRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var urgency = await UrgencyTable.Present(db, household.Id);
            await UrgencyTable.Insert(db, urgency.Flag(command.Body.Kind, command.Body.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCase.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadCase.Query(id), ct);
}
