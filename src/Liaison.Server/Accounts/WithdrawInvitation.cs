using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>An invitation that still waits is taken back; its link opens nothing any more.</summary>
public static class WithdrawInvitation
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ManageAccounts;
        public static IReadOnlyList<Refusal> Refuses => [SignInRules.InvitationOver, Giving.NotYours];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var invitation = await ReadInvitation.Load(db, command.Id);
            Giving.CheckTakingBack(db.Caller, invitation.Role);
            var withdrawn = await db.Note(InvitationTable.Noun, invitation.Id).Execute("""
                UPDATE invitation SET withdrawn_at = @Now WHERE id = @Id AND prefecture_code = @Prefecture
                  AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > @Now
                """, new { invitation.Id, db.Now, db.Prefecture });
            return withdrawn == 1 ? Unit.Value : throw SignInRules.InvitationOver.Because();
        }
    }

    public static Task<Ok<ReadInvitation.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadInvitation.Query(id), ct);
}
