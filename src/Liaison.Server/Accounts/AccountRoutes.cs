using Liaison.Server.Web;

namespace Liaison.Server.Accounts;

/// <summary>URL → use case.</summary>
public static class AccountRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts")
            .WithMetadata(Subject.Of<ReadAccount.Query, ReadAccount.Response>(id => new(id)));
        accounts.MapGet("/", ListAccounts.Endpoint).Sends<ListAccounts.Query>("List accounts");
        accounts.MapGet("/{id:guid}", ReadAccount.Endpoint).Sends<ReadAccount.Query>("Read an account");
        accounts.MapPost("/{id:guid}/role-change", ChangeAccountRole.Endpoint).Sends<ChangeAccountRole.Command>("Give an account another role");
        accounts.MapPost("/{id:guid}/suspension", SuspendAccount.Endpoint).Sends<SuspendAccount.Command>("Suspend an account");
        accounts.MapPost("/{id:guid}/reinstatement", ReinstateAccount.Endpoint).Sends<ReinstateAccount.Command>("Lift the suspension of an account");
        accounts.MapPost("/{id:guid}/ending", EndAccount.Endpoint).Sends<EndAccount.Command>("End an account");
        accounts.MapPost("/{id:guid}/sign-out", SignOutAccount.Endpoint).Sends<SignOutAccount.Command>("End all sessions of an account");
        var invitations = api.MapGroup("/invitations").WithTags("Accounts")
            .WithMetadata(Subject.Of<ReadInvitation.Query, ReadInvitation.Response>(id => new(id)));
        invitations.MapGet("/", ListInvitations.Endpoint).Sends<ListInvitations.Query>("List invitations");
        invitations.MapPost("/", InvitePerson.Endpoint).Sends<InvitePerson.Command>("Invite a person; the answer alone shows the link");
        invitations.MapGet("/{id:guid}", ReadInvitation.Endpoint).Sends<ReadInvitation.Query>("Read an invitation");
        invitations.MapPost("/{id:guid}/withdrawal", WithdrawInvitation.Endpoint).Sends<WithdrawInvitation.Command>("Withdraw an invitation");
        var sessions = api.MapGroup("/me/sessions").WithTags("Identity");
        sessions.MapGet("/", ListSessions.Endpoint).Sends<ListSessions.Query>("List one's own sessions");
        sessions.MapPost("/{id:guid}/ending", EndSession.Endpoint).Sends<EndSession.Command>("End one of one's own sessions");
    }
}
