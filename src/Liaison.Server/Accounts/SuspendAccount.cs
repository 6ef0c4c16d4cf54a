using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Accounts;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>Who manages an account suspends it: its person is out at once, and may not sign in until it is reinstated.</summary>
public static class SuspendAccount
{
    public sealed record Command(Guid Id, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.ManageAccounts;
        public static IReadOnlyList<Refusal> Refuses => [AccountRules.StepNotAllowed, ManagedAccounts.Own, Giving.NotYours, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await ManagedAccounts.LoadToChange(db, command.Id);
            await ManagedAccounts.Move(db, account, AccountStep.Suspension, CommonRules.Reason(command.Reason));
            await ManagedAccounts.EndSessions(db, account.Id);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccount.Response>> Endpoint(Guid id, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Reason), new ReadAccount.Query(id), ct);
}
