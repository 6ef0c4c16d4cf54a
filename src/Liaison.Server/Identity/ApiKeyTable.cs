using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Identity;

/// <summary>The keys, which are known before there is a caller and therefore stand outside the session.</summary>
public sealed class ApiKeyTable(Database database)
{
    private const string Noun = "apiKey";

    /// <summary>A key with the status of its association.</summary>
    public sealed record Row : ApiKey
    {
        public AssociationStatus? AssociationStatus { get; init; }
    }

    private sealed record Revoked
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
    }

    /// <summary>The key of a prefix, or null.</summary>
    public Task<Row?> Find(string prefix) => database.Find<Row>("""
        SELECT k.id, k.prefix, k.secret_hash, k.role, k.prefecture_code, k.association_id, k.created_at, k.expires_at, k.revoked_at,
            a.status AS association_status
        FROM api_key k LEFT JOIN association a ON a.id = k.association_id WHERE k.prefix = @prefix
        """, new { prefix });

    /// <summary>Keeps a new key.</summary>
    public Task Insert(ApiKey key) => database.Write(Reach.None, async link =>
    {
        await EntryTable.Insert(link, JournalEntry.OfOperator("createKey", key.PrefectureCode, key.CreatedAt, new RecordReference(Noun, key.Id, null)));
        return await link.Execute("""
            INSERT INTO api_key (id, prefix, secret_hash, role, prefecture_code, association_id, created_at, expires_at)
            VALUES (@Id, @Prefix, @SecretHash, @Role, @PrefectureCode, @AssociationId, @CreatedAt, @ExpiresAt)
            """, new { key.Id, key.Prefix, key.SecretHash, Role = key.Role.ToString(), key.PrefectureCode, key.AssociationId, key.CreatedAt, key.ExpiresAt });
    });

    /// <summary>Revokes the key of a prefix from its next request on; false when there is none that is still good.</summary>
    public Task<bool> Revoke(string prefix, DateTimeOffset at) => database.Write(Reach.None, async link =>
    {
        var revoked = await link.Find<Revoked>("""
            UPDATE api_key SET revoked_at = @at WHERE prefix = @prefix AND revoked_at IS NULL RETURNING id, prefecture_code
            """, new { prefix, at });
        if (revoked is not null)
            await EntryTable.Insert(link, JournalEntry.OfOperator("revokeKey", revoked.PrefectureCode, at, new RecordReference(Noun, revoked.Id, null)));
        return revoked is not null;
    });
}
