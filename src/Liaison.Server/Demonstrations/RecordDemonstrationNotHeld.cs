using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Demonstrations;

/// <summary>The cabinet records that a demonstration did not take place.</summary>
public static class RecordDemonstrationNotHeld
{
    public sealed record Command(Guid Id, string? Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.LogDemonstrations;
        public static IReadOnlyList<Refusal> Refuses => [DemonstrationRules.StepNotAllowed];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var demonstration = await DemonstrationTable.Load(db, command.Id);
            await DemonstrationTable.Save(db, demonstration.RecordNotHeld(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadDemonstration.Response>> Endpoint(Guid id, OptionalReasonBody? body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body?.Reason), new ReadDemonstration.Query(id), ct);
}
