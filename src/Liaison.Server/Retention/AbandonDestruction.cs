using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The data protection officer gives a list up; its cases are as before.</summary>
public static class AbandonDestruction
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>, IMayTouchFrozen
    {
        public static Right Requires => Right.ProposeDestruction;
        public static IReadOnlyList<Refusal> Refuses => [RetentionRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var list = await DestructionListTable.Load(db, command.Id);
            await DestructionListTable.Save(db, list.Abandon(command.Reason));
            await DestructionListTable.Release(db, list.Id);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadDestructionList.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadDestructionList.Query(id), ct);
}
