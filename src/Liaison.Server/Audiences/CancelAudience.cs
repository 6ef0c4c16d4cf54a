using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The cabinet calls an audience off; the cases of its request stay referred.</summary>
public static class CancelAudience
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductAudiences;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRules.CaseNotAllowed, AudienceRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var audience = await AudienceTable.Load(db, command.Id);
            await AudienceTable.Save(db, audience.Cancel(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAudience.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadAudience.Query(id), ct);
}
