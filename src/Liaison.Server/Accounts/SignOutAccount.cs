using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>Who manages an account ends all its sessions, for a telephone that was lost; its person may sign in again.</summary>
public static class SignOutAccount
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ManageAccounts;
        public static IReadOnlyList<Refusal> Refuses => [ManagedAccounts.Own, Giving.NotYours];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await ManagedAccounts.LoadToChange(db, command.Id);
            await ManagedAccounts.EndSessions(db.Note(AccountTable.Noun, account.Id), account.Id);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccount.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadAccount.Query(id), ct);
}
