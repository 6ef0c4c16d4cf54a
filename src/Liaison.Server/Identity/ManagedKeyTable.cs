using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Keys;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Identity;

/// <summary>The keys as those see them who look after them: those of the prefecture, for an association its own.</summary>
public static class ManagedKeyTable
{
    /// <summary>What a list is narrowed to.</summary>
    public sealed record Filter(Role? Role, KeyStatus? Status);

    /// <summary>One key, or <c>not_found</c>.</summary>
    public static Task<ApiKey> Load(Session db, Guid id) => db.Load<ApiKey>($"""
        SELECT {ApiKeyTable.Columns} FROM api_key
        WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association });

    /// <summary>Keys, newest first.</summary>
    public static Task<IReadOnlyList<ApiKey>> List(Session db, Filter filter, Guid before, int take) => db.List<ApiKey>($"""
        SELECT {ApiKeyTable.Columns} FROM api_key
        WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association) AND id < @before
          AND (@Role IS NULL OR role = @Role)
          AND (@Status IS NULL OR @Status = CASE WHEN revoked_at IS NOT NULL THEN 'Revoked' WHEN expires_at <= @Now THEN 'Expired' ELSE 'Active' END)
        ORDER BY id DESC LIMIT @take
        """, new { db.Prefecture, db.Association, before, take, Role = filter.Role?.ToString(), Status = filter.Status?.ToString(), db.Now });

    public static Task Insert(Session db, ApiKey key) => db.Note(ApiKeyTable.Noun, key.Id).Execute(ApiKeyTable.Inserting, ApiKeyTable.Arguments(key));

    /// <summary>Keeps the new secret, unless somebody was faster than who read the old one.</summary>
    public static Task SaveRotation(Session db, ApiKey rotated) => db.Note(ApiKeyTable.Noun, rotated.Id).Save("""
        UPDATE api_key SET secret_hash = @SecretHash, former_secret_hash = @FormerSecretHash, former_good_until = @FormerGoodUntil,
            rotated_at = @RotatedAt, expires_at = @ExpiresAt
        WHERE id = @Id AND prefecture_code = @Prefecture AND secret_hash = @FormerSecretHash AND revoked_at IS NULL
        """, new
    {
        rotated.Id, rotated.SecretHash, rotated.FormerSecretHash, rotated.FormerGoodUntil, rotated.RotatedAt, rotated.ExpiresAt, db.Prefecture,
    });

    public static Task SaveRevocation(Session db, ApiKey revoked) => db.Note(ApiKeyTable.Noun, revoked.Id).Save("""
        UPDATE api_key SET revoked_at = @RevokedAt, revocation_reason = @RevocationReason
        WHERE id = @Id AND prefecture_code = @Prefecture AND revoked_at IS NULL
        """, new { revoked.Id, revoked.RevokedAt, revoked.RevocationReason, db.Prefecture });

    /// <summary>Makes sure that an association may get a key. Codes: <c>reference.unknown</c>, <c>association.not_active</c>.</summary>
    public static async Task MustBeActive(Session db, Guid associationId)
    {
        var status = await db.Find<string>("""
            SELECT status FROM association WHERE id = @associationId AND prefecture_code = @Prefecture AND (@Association IS NULL OR id = @Association)
            """, new { associationId, db.Prefecture, db.Association }) ?? throw CommonRules.UnknownReference.In("associationId");
        if (status != nameof(AssociationStatus.Active))
            throw AssociationRules.NotActive.In("associationId");
    }

    /// <summary>The time zone in which the days of a key are counted.</summary>
    public static async Task<TimeZoneInfo> Zone(Session db) =>
        TimeZoneInfo.FindSystemTimeZoneById(await db.Load<string>("SELECT time_zone FROM prefecture WHERE code = @Prefecture", new { db.Prefecture }));
}
