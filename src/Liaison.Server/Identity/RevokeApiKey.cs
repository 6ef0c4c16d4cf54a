using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Keys;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Identity;

/// <summary>A key is taken back, with a reason; it is refused at its next request on every node.</summary>
public static class RevokeApiKey
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.ManageKeys;
        public static IReadOnlyList<Refusal> Refuses => [KeyGrants.RoleNotYours, KeyRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var key = await ManagedKeyTable.Load(db, command.Id);
            KeyGrants.CheckTakingBack(db.Caller, key.Role);
            await ManagedKeyTable.SaveRevocation(db, key.Revoke(db.Now, command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadApiKey.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadApiKey.Query(id), ct);
}
