using System.Security.Cryptography;
using System.Text;
using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Identity;

/// <summary>A key that stands for a role; its secret is shown once and kept only as a hash.</summary>
public record ApiKey
{
    /// <summary>The longest time for which a key is good.</summary>
    public const int MaxDays = 366;

    private const string Mark = "lia";
    private const int PrefixLength = 8;

    public required Guid Id { get; init; }
    /// <summary>The part that may be shown and logged.</summary>
    public required string Prefix { get; init; }
    /// <summary>SHA-256 of the secret, in hex; the secret has 256 random bits, so no slow hash is needed.</summary>
    public required string SecretHash { get; init; }
    public required Role Role { get; init; }
    public required string PrefectureCode { get; init; }
    public Guid? AssociationId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>A new key and its full text, <c>lia_prefix_secret</c>, which is not kept.</summary>
    public static (ApiKey Key, string Text) New(Role role, string prefectureCode, Guid? associationId, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        var prefix = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", PrefixLength);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var key = new ApiKey
        {
            Id = Ids.New(now), Prefix = prefix, SecretHash = HashOf(secret), Role = role, PrefectureCode = prefectureCode,
            AssociationId = associationId, CreatedAt = now, ExpiresAt = expiresAt,
        };
        return (key, $"{Mark}_{prefix}_{secret}");
    }

    /// <summary>Prefix and secret of a key's text, or null when it is no key.</summary>
    public static (string Prefix, string Secret)? Split(string text) =>
        text.Split('_') is [Mark, { Length: PrefixLength } prefix, { Length: 64 } secret] ? (prefix, secret) : null;

    /// <summary>Whether the secret is this key's, in constant time.</summary>
    public bool Matches(string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(SecretHash));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
