using Liaison.Domain;
using Liaison.Domain.Accounts;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>Whoever may give an account's role lifts its suspension.</summary>
public static class ReinstateAccount
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ManageAccounts;
        public static IReadOnlyList<Refusal> Refuses => [AccountRules.StepNotAllowed, ManagedAccounts.Own, Giving.NotYours, KeyGrants.ScopeBeyondMaker];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await ManagedAccounts.LoadToChange(db, command.Id);
            // The administrator takes from everybody, and gives back only what is his to give.
            Giving.Check(db.Caller, account.Role);
            await ManagedAccounts.Move(db, account, AccountStep.Reinstatement);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccount.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadAccount.Query(id), ct);
}
