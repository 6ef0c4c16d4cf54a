using Dapper;
using Liaison.Domain.Associations;
using Liaison.Server.Data;

namespace Liaison.Server.Identity;

/// <summary>The keys, which are known before there is a caller and therefore stand outside the session.</summary>
public sealed class ApiKeyTable(Database database)
{
    /// <summary>A key with the status of its association.</summary>
    public sealed record Row(ApiKey Key, AssociationStatus? AssociationStatus);

    /// <summary>The key of a prefix, or null.</summary>
    public Row? Find(string prefix)
    {
        using var connection = database.OpenReader();
        return connection.Query<ApiKey, string?, Row>("""
            SELECT k.id, k.prefix, k.secret_hash, k.role, k.prefecture_code, k.association_id, k.created_at, k.expires_at, k.revoked_at, a.status
            FROM api_key k LEFT JOIN association a ON a.id = k.association_id WHERE k.prefix = @prefix
            """, (key, status) => new Row(key, status is null ? null : Enum.Parse<AssociationStatus>(status)), new { prefix }, splitOn: "status").SingleOrDefault();
    }

    public Task Insert(ApiKey key) => database.Write(connection => connection.ExecuteAsync("""
        INSERT INTO api_key (id, prefix, secret_hash, role, prefecture_code, association_id, created_at, expires_at)
        VALUES (@Id, @Prefix, @SecretHash, @Role, @PrefectureCode, @AssociationId, @CreatedAt, @ExpiresAt)
        """, new { key.Id, key.Prefix, key.SecretHash, Role = key.Role.ToString(), key.PrefectureCode, key.AssociationId, key.CreatedAt, key.ExpiresAt }), default);

    /// <summary>Revokes the key of a prefix from its next request on; false when there is none that is still good.</summary>
    public async Task<bool> Revoke(string prefix, DateTimeOffset at) => await database.Write(connection => connection.ExecuteAsync(
        "UPDATE api_key SET revoked_at = @at WHERE prefix = @prefix AND revoked_at IS NULL", new { prefix, at }), default) == 1;
}
