using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The data protection officer enters the visa that the departmental archives have given.</summary>
public static class ApproveDestruction
{
    /// <param name="Visa">Number of the visa, as the archives gave it; at most 80 characters.</param>
    public sealed record Body(string Visa) : IExample
    {
        public static object Example => new Body("AD80-2026-114");
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>, IMayTouchFrozen
    {
        public static Right Requires => Right.ProposeDestruction;
        public static IReadOnlyList<Refusal> Refuses => [RetentionRules.StepNotAllowed, InputRules.Required];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Visa).Text(RetentionRules.VisaLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var list = await DestructionListTable.Load(db, command.Id);
            await DestructionListTable.Save(db, list.Approve(command.Body.Visa));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadDestructionList.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadDestructionList.Query(id), ct);
}
