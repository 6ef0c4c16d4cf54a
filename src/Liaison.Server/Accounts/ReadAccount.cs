using Liaison.Domain.Accounts;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>One account of the prefecture with its history; an association reads its own.</summary>
public static class ReadAccount
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAccounts;
    }

    /// <param name="Name">How the person is called here.</param>
    /// <param name="SignInName">What the person types beside a one-time code.</param>
    /// <param name="ByProvider">Whether an identity provider such as ProConnect knows the person; otherwise a passkey or one-time codes do.</param>
    /// <param name="LastSeenAt">When the person last used the service, to the minute; null before the first sign-in.</param>
    public sealed record Response(Guid Id, string Name, Role Role, Guid? AssociationId, AccountStatus Status, string SignInName, bool ByProvider,
        DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt, IReadOnlyList<PassageView> History, IReadOnlyList<string> AllowedSteps);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var account = await ManagedAccounts.Load(db, query.Id);
            return new Response(account.Id, account.Name, account.Role, account.AssociationId, account.Status, account.SignInName,
                account.Issuer is not null, account.CreatedAt, account.LastSeenAt, await PassageView.HistoryOf(db, account.Id),
                StepsOn(account, db.Caller));
        }

        private static IReadOnlyList<string> StepsOn(ManagedAccounts.Row account, Caller caller) =>
            account.Id == caller.AccountId || !KeyGrants.TakesBack(caller.Role, account.Role)
            || (account.Status == AccountStatus.Suspended && !KeyGrants.Gives(caller.Role, account.Role)) ? []
            : caller.Allowed(AccountLifecycle.Moves, account.Status);
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
