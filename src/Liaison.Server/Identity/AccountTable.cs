using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Microsoft.AspNetCore.Identity;

namespace Liaison.Server.Identity;

/// <summary>The accounts as signing in needs them, before there is a caller.</summary>
public sealed class AccountTable(Database database, TimeProvider clock)
{
    public const string Noun = "account";

    private const string Select = """
        SELECT p.id, p.prefecture_code, p.association_id, p.role, p.name, p.status, p.sign_in_name, p.issuer, p.subject, p.authenticator_key,
            p.recovery_codes, p.created_at, p.version, a.status AS association_status
        FROM account p LEFT JOIN association a ON a.id = p.association_id 
        """;

    /// <summary>The account of an id, or null.</summary>
    public Task<Account?> Find(Guid id) => database.Read(Reach.None, link => link.Find<Account>(Select + "WHERE p.id = @id", new { id }));

    /// <summary>The account of a sign-in name, or null.</summary>
    public Task<Account?> Named(string signInName) =>
        database.Read(Reach.None, link => link.Find<Account>(Select + "WHERE p.sign_in_name = @signInName", new { signInName }));

    /// <summary>The account of whom a provider knows, by issuer and subject and by nothing else; or null. An ended one is nobody's.</summary>
    public Task<Account?> Known(string issuer, string subject) => database.Read(Reach.None, link =>
        link.Find<Account>(Select + "WHERE p.issuer = @issuer AND p.subject = @subject AND p.status <> 'Ended'", new { issuer, subject }));

    /// <summary>The account of a passkey, or null.</summary>
    public Task<Account?> Holding(byte[] credentialId) => database.Read(Reach.None, link => link.Find<Account>(
        Select + "JOIN account_passkey k ON k.account_id = p.id WHERE k.credential_id = @credentialId AND k.removed_at IS NULL", new { credentialId }));

    /// <summary>Makes the account of an invitation, with the passkey by which it was accepted if it was by one. An invitation becomes one
    /// account, however many accept it at once.</summary>
    /// <exception cref="RefusedException"><c>invitation.over</c>, <c>sign_in.identity_taken</c></exception>
    public Task Open(Account account, Acceptance acceptance) => database.Write(Reach.None, async link =>
    {
        var now = clock.Now();
        await Insert(link, account);
        var accepted = await link.Execute("""
            UPDATE invitation SET accepted_at = @now, account_id = @Id
            WHERE id = @Invitation AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > @now
            """, new { account.Id, acceptance.Invitation, now });
        if (accepted != 1)
            throw SignInRules.InvitationOver.Because();
        if (acceptance.Passkey is not null)
            await PasskeyTable.Insert(link, account.Id, acceptance.Passkey);
        await EntryTable.Insert(link, JournalEntry.OfPerson("acceptInvitation", account.AsCaller(Guid.Empty, acceptance.Request), now,
            new RecordReference(Noun, account.Id, null), new RecordReference(InvitationTable.Noun, acceptance.Invitation, null)));
        return true;
    });

    /// <summary>Saves what proves the person, unless somebody else was faster; says whether it did.</summary>
    public async Task<bool> SaveProofs(Account account) => await database.Write(Reach.None, link => link.Execute("""
        UPDATE account SET authenticator_key = @AuthenticatorKey, recovery_codes = @RecoveryCodes, version = version + 1
        WHERE id = @Id AND version = @Version
        """, new { account.Id, account.AuthenticatorKey, account.RecoveryCodes, account.Version })) == 1;

    /// <summary>Counts a code before it is looked at, so that codes sent side by side are counted as well, and locks the account at the last one
    /// that is allowed; says whether this one may be looked at.</summary>
    public async Task<bool> MayTry(Guid id, int allowed, TimeSpan locked) => await database.Write(Reach.None, link => link.Execute("""
        UPDATE account SET failed_count = CASE WHEN locked_until IS NULL THEN failed_count + 1 ELSE 1 END,
            locked_until = CASE WHEN locked_until IS NULL AND failed_count + 1 >= @allowed THEN @until ELSE @never END
        WHERE id = @id AND (locked_until IS NULL OR locked_until <= @now)
        """, new { id, allowed, until = (DateTimeOffset?)(clock.Now() + locked), never = (DateTimeOffset?)null, now = clock.Now() })) == 1;

    /// <summary>Forgets the codes that were tried: the right one came.</summary>
    public Task ClearTries(Guid id) => database.Write(Reach.None, link =>
        link.Execute("UPDATE account SET failed_count = 0, locked_until = NULL WHERE id = @id", new { id }));

    /// <summary>Takes a one-time code once; says whether it was still good.</summary>
    /// <param name="since">Codes used before that instant could not open anything any more and may come again.</param>
    public async Task<bool> UseCode(Guid id, string code, DateTimeOffset since) => await database.Write(Reach.None, link => link.Execute("""
        INSERT INTO account_code_used (account_id, code, at) VALUES (@id, @code, @now)
        ON CONFLICT (account_id, code) DO UPDATE SET at = @now WHERE account_code_used.at < @since
        """, new { id, code, now = clock.Now(), since })) == 1;

    private static Task<int> Insert(Link link, Account account) => link.Execute("""
        INSERT INTO account (id, prefecture_code, association_id, role, name, status, sign_in_name, issuer, subject, authenticator_key,
            recovery_codes, failed_count, created_at, version)
        VALUES (@Id, @PrefectureCode, @AssociationId, @Role, @Name, @Status, @SignInName, @Issuer, @Subject, @AuthenticatorKey,
            @RecoveryCodes, 0, @CreatedAt, @Version)
        """, new
    {
        account.Id, account.PrefectureCode, account.AssociationId, Role = account.Role.ToString(), account.Name, Status = account.Status.ToString(),
        account.SignInName, account.Issuer, account.Subject, account.AuthenticatorKey, account.RecoveryCodes, account.CreatedAt, account.Version,
    }, unique: SignInRules.IdentityTaken);
}

/// <summary>How an invitation was accepted.</summary>
/// <param name="Passkey">The passkey made for it, if it was one.</param>
/// <param name="Request">Name of the request, as the log knows it.</param>
public sealed record Acceptance(Guid Invitation, UserPasskeyInfo? Passkey, string Request);
