using System.Collections.Concurrent;
using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Identity;

/// <summary>The keys where there is no caller: before he is known, and for the operator. They stand outside the session.</summary>
public sealed class ApiKeyTable(Database database)
{
    public const string Noun = "apiKey";

    internal const string Columns = """
        id, prefix, secret_hash, role, prefecture_code, association_id, name, scopes, allowed_networks, made_by, created_at, expires_at,
            last_used_at, rotated_at, former_secret_hash, former_good_until, revoked_at, revocation_reason
        """;

    internal const string Inserting = """
        INSERT INTO api_key (id, prefix, secret_hash, role, prefecture_code, association_id, name, scopes, allowed_networks, made_by, created_at, expires_at)
        VALUES (@Id, @Prefix, @SecretHash, @Role, @PrefectureCode, @AssociationId, @Name, @Scopes, @AllowedNetworks, @MadeBy, @CreatedAt, @ExpiresAt)
        """;

    /// <summary>A key with the status of its association.</summary>
    public sealed record Row : ApiKey
    {
        public AssociationStatus? AssociationStatus { get; init; }
    }

    /// <summary>What was read of keys, good for one version of all of them.</summary>
    private sealed record Known(long? Version)
    {
        public ConcurrentDictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);
    }

    private sealed record Revoked
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
    }

    private Known known = new(Version: null);

    private const string FindSql = """
        SELECT k.id, k.prefix, k.secret_hash, k.role, k.prefecture_code, k.association_id, k.scopes, k.allowed_networks, k.created_at, k.expires_at,
            k.last_used_at, k.former_secret_hash, k.former_good_until, k.revoked_at, a.status AS association_status
        FROM api_key k LEFT JOIN association a ON a.id = k.association_id WHERE k.prefix = @prefix
        """;

    /// <summary>The key of a prefix, or null: what decides on a request. It is read once; for each request the version alone of all keys is, which
    /// rises with whatever changes who comes in, on whichever node. Its last use may be an older one.</summary>
    public async Task<Row?> Find(string prefix)
    {
        // The version first: a row is never older than the version under which it is known.
        var version = await database.Find<long?>("SELECT version FROM key_version WHERE one = 1");
        var rows = Volatile.Read(ref known);
        // Without a version nothing is known.
        if (version is null || rows.Version != version)
            Volatile.Write(ref known, rows = new Known(version));
        if (rows.Rows.TryGetValue(prefix, out var read))
            return read;
        var found = await database.Find<Row>(FindSql, new { prefix });
        if (found is not null)
            rows.Rows.TryAdd(prefix, found);
        return found;
    }

    /// <summary>All keys of the instance or of one prefecture, in the order in which they were made.</summary>
    public Task<IReadOnlyList<ApiKey>> List(string? prefecture) => database.Read(Reach.None, link => link.List<ApiKey>(
        $"SELECT {Columns} FROM api_key WHERE @prefecture IS NULL OR prefecture_code = @prefecture ORDER BY id", new { prefecture }));

    /// <summary>Keeps a new key that the operator made.</summary>
    public Task Insert(ApiKey key) => database.Write(Reach.None, async link =>
    {
        await EntryTable.Insert(link, JournalEntry.OfOperator("createKey", key.PrefectureCode, key.CreatedAt, new RecordReference(Noun, key.Id, null)));
        return await link.Execute(Inserting, Arguments(key));
    });

    /// <summary>Revokes the key of a prefix from its next request on; false when there is none that is still good.</summary>
    public Task<bool> Revoke(string prefix, DateTimeOffset at, string? reason = null) => database.Write(Reach.None, async link =>
    {
        var revoked = await link.Find<Revoked>("""
            UPDATE api_key SET revoked_at = @at, revocation_reason = @reason WHERE prefix = @prefix AND revoked_at IS NULL RETURNING id, prefecture_code
            """, new { prefix, at, reason });
        if (revoked is not null)
            await EntryTable.Insert(link, JournalEntry.OfOperator("revokeKey", revoked.PrefectureCode, at, new RecordReference(Noun, revoked.Id, null)));
        return revoked is not null;
    });

    /// <summary>What <see cref="Inserting"/> takes.</summary>
    internal static object Arguments(ApiKey key) => new
    {
        key.Id, key.Prefix, key.SecretHash, Role = key.Role.ToString(), key.PrefectureCode, key.AssociationId, key.Name, key.Scopes, key.AllowedNetworks,
        key.MadeBy, key.CreatedAt, key.ExpiresAt,
    };
}
