using Liaison.Server.Data;
using Microsoft.AspNetCore.Identity;

namespace Liaison.Server.Identity;

/// <summary>The public halves of passkeys; the secret half never leaves its holder's device.</summary>
public sealed class PasskeyTable(Database database, TimeProvider clock)
{
    private sealed record Row
    {
        public required byte[] CredentialId { get; init; }
        public required byte[] PublicKey { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required long SignCount { get; init; }
        public required IReadOnlyList<string> Transports { get; init; }
        public required bool UserVerified { get; init; }
        public required bool BackupEligible { get; init; }
        public required bool BackedUp { get; init; }
    }

    /// <summary>The passkeys of an account that are not removed.</summary>
    public async Task<IList<UserPasskeyInfo>> Of(Guid account) => [.. (await database.Read(Reach.None, link => link.List<Row>("""
        SELECT credential_id, public_key, created_at, sign_count, transports, user_verified, backup_eligible, backed_up
        FROM account_passkey WHERE account_id = @account AND removed_at IS NULL ORDER BY created_at
        """, new { account }))).Select(Info)];

    /// <summary>Adds a passkey to the transaction that opens its account.</summary>
    public static Task<int> Insert(Link link, Guid account, UserPasskeyInfo passkey) => link.Execute("""
        INSERT INTO account_passkey (credential_id, account_id, public_key, created_at, sign_count, transports, user_verified, backup_eligible, backed_up)
        VALUES (@CredentialId, @account, @PublicKey, @CreatedAt, @SignCount, @Transports, @IsUserVerified, @IsBackupEligible, @IsBackedUp)
        """, new
    {
        passkey.CredentialId, account, passkey.PublicKey, passkey.CreatedAt, SignCount = (long)passkey.SignCount,
        Transports = (IReadOnlyList<string>)(passkey.Transports ?? []), passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp,
    }, unique: SignInRules.IdentityTaken);

    /// <summary>Remembers how often a passkey has signed, and where it is kept.</summary>
    public Task Save(Guid account, UserPasskeyInfo passkey) => database.Write(Reach.None, link => link.Execute("""
        UPDATE account_passkey SET sign_count = @SignCount, user_verified = @IsUserVerified, backed_up = @IsBackedUp
        WHERE credential_id = @CredentialId AND account_id = @account AND removed_at IS NULL
        """, new { passkey.CredentialId, account, SignCount = (long)passkey.SignCount, passkey.IsUserVerified, passkey.IsBackedUp }));

    /// <summary>Takes a passkey from its account; it opens nothing any more.</summary>
    public Task Remove(Guid account, byte[] credentialId) => database.Write(Reach.None, link => link.Execute(
        "UPDATE account_passkey SET removed_at = @now WHERE credential_id = @credentialId AND account_id = @account AND removed_at IS NULL",
        new { credentialId, account, now = clock.Now() }));

    // What was said when the passkey was made is asked for nothing later and is not kept.
    private static UserPasskeyInfo Info(Row row) => new(row.CredentialId, row.PublicKey, row.CreatedAt, (uint)row.SignCount, [.. row.Transports],
        row.UserVerified, row.BackupEligible, row.BackedUp, [], []);
}
