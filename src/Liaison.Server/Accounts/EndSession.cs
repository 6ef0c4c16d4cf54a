using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>A person ends one of the own sessions, for a browser that was left open elsewhere.</summary>
public static class EndSession
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.EndOwnSessions;
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ended = await db.Note(PersonSessionTable.Noun, command.Id).Execute("""
                UPDATE person_session SET ended_at = @Now, id_token = NULL WHERE id = @Id AND account_id = @Account AND ended_at IS NULL
                """, new { command.Id, Account = db.Caller.AccountId, db.Now });
            return ended == 1 ? Unit.Value : throw CommonRules.Absent.Because();
        }
    }

    public static Task<Ok<ListSessions.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ListSessions.Query(), ct);
}
