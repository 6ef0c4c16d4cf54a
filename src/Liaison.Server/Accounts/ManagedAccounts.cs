using Liaison.Domain;
using Liaison.Domain.Accounts;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Accounts;

/// <summary>The accounts as those see them who manage them: those of the prefecture, for an association its own.</summary>
public static class ManagedAccounts
{
    public static readonly Refusal Own = new("account.own",
        "Nul ne change son propre compte : un autre responsable doit le faire.",
        "Nobody changes the own account: somebody else who manages accounts has to.", RefusalKind.Right);

    /// <summary>One account as those see it who manage it.</summary>
    public sealed record Row
    {
        public required Guid Id { get; init; }
        public Guid? AssociationId { get; init; }
        public required Role Role { get; init; }
        public required string Name { get; init; }
        public required AccountStatus Status { get; init; }
        public required string SignInName { get; init; }
        public string? Issuer { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required int Version { get; init; }
        public DateTimeOffset? LastSeenAt { get; init; }
    }

    /// <summary>One account, or <c>not_found</c>.</summary>
    public static Task<Row> Load(Session db, Guid id) => db.Load<Row>("""
        SELECT p.id, p.association_id, p.role, p.name, p.status, p.sign_in_name, p.issuer, p.created_at, p.version,
            (SELECT max(s.seen_at) FROM person_session s WHERE s.account_id = p.id) AS last_seen_at
        FROM account p WHERE p.id = @id AND p.prefecture_code = @Prefecture AND (@Association IS NULL OR p.association_id = @Association)
        """, new { id, db.Prefecture, db.Association });

    /// <summary>One account that is about to change; nobody changes the own one, nor one whose role he neither gives nor takes back.
    /// Codes: <c>not_found</c>, <c>account.own</c>, <c>role.not_yours_to_give</c>.</summary>
    public static async Task<Row> LoadToChange(Session db, Guid id)
    {
        var account = await Load(db, id);
        if (account.Id == db.Caller.AccountId)
            throw Own.Because();
        Giving.CheckTakingBack(db.Caller, account.Role);
        return account;
    }

    /// <summary>Takes a step and writes its passage. Unless the account is open afterwards, its sessions are over from the next request on.
    /// Code: <c>account.step_not_allowed</c>.</summary>
    public static async Task Move(Session db, Row account, AccountStep step, string? reason = null)
    {
        var passage = AccountLifecycle.Moves.Pass(account.Status, step, reason);
        await db.Note(AccountTable.Noun, account.Id).Save("""
            UPDATE account SET status = @Status, version = version + 1 WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, new { Status = passage.To, account.Id, account.Version, db.Prefecture });
        await PassageTable.Insert(db, AccountTable.Noun, account.Id, [passage]);
    }

    /// <summary>Ends all sessions of an account.</summary>
    public static Task<int> EndSessions(Session db, Guid account) => db.Execute(
        "UPDATE person_session SET ended_at = @Now, id_token = NULL WHERE account_id = @account AND ended_at IS NULL", new { account, db.Now });
}
