using System.Net;
using System.Security.Cryptography;
using System.Text;
using Liaison.Domain;
using Liaison.Domain.Keys;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;

namespace Liaison.Server.Identity;

/// <summary>A key that stands for a role; its secret is shown once and kept only as a hash.</summary>
public record ApiKey
{
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
    /// <summary>What it is for: a program or a post, never a person.</summary>
    public string? Name { get; init; }
    /// <summary>Names of the rights to which it is narrowed; null for all of its role.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
    /// <summary>Where it may be used from; null for anywhere.</summary>
    public IReadOnlyList<string>? AllowedNetworks { get; init; }
    /// <summary>The key or account that made it; null for the operator.</summary>
    public Guid? MadeBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    /// <summary>When it was last used, some minutes more or less.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    public DateTimeOffset? RotatedAt { get; init; }
    /// <summary>The secret before the last rotation, hashed alike.</summary>
    public string? FormerSecretHash { get; init; }
    public DateTimeOffset? FormerGoodUntil { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public string? RevocationReason { get; init; }

    /// <summary>The rights to which it is narrowed, or null. A name that this version does not know gives nothing.</summary>
    public IReadOnlyList<Right>? Rights => Scopes is null ? null
        : [.. Scopes.Where(name => Enum.IsDefined(typeof(Right), name)).Select(Enum.Parse<Right>)];

    /// <summary>A new key and its full text, <c>lia_prefix_secret</c>, which is not kept.</summary>
    public static (ApiKey Key, string Text) New(Role role, string prefectureCode, Guid? associationId, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        var prefix = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", PrefixLength);
        var secret = NewSecret();
        var key = new ApiKey
        {
            Id = Ids.New(now), Prefix = prefix, SecretHash = HashOf(secret), Role = role, PrefectureCode = prefectureCode,
            AssociationId = associationId, CreatedAt = now, ExpiresAt = expiresAt,
        };
        return (key, key.TextOf(secret));
    }

    /// <summary>The key with a new secret, and its new text. Only the last secret before it stays good for the overlap.</summary>
    /// <param name="expiresAt">Its end from now on.</param>
    public (ApiKey Key, string Text) Rotate(DateTimeOffset now, int overlapHours, DateTimeOffset expiresAt)
    {
        KeyLifecycle.Moves.After(StatusAt(now), KeyStep.Rotation);
        var secret = NewSecret();
        var rotated = this with
        {
            SecretHash = HashOf(secret), RotatedAt = now, ExpiresAt = expiresAt, FormerSecretHash = SecretHash,
            FormerGoodUntil = KeyRules.FormerGoodUntil(now, overlapHours, ExpiresAt),
        };
        return (rotated, TextOf(secret));
    }

    /// <summary>The key taken back. Codes: <c>key.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public ApiKey Revoke(DateTimeOffset now, string reason)
    {
        KeyLifecycle.Moves.After(StatusAt(now), KeyStep.Revocation);
        return this with { RevokedAt = now, RevocationReason = CommonRules.Reason(reason) };
    }

    public KeyStatus StatusAt(DateTimeOffset now) => KeyLifecycle.StatusOf(RevokedAt, ExpiresAt, now);

    /// <summary>Prefix and secret of a key's text, or null when it is no key.</summary>
    public static (string Prefix, string Secret)? Split(string text) =>
        text.Split('_') is [Mark, { Length: PrefixLength } prefix, { Length: 64 } secret] ? (prefix, secret) : null;

    /// <summary>Why this secret does not open the service from this address now, or null when it does. What else there is to say is told
    /// only to somebody who has a secret of this key.</summary>
    public Refusal? WhyNot(string secret, IPAddress? from, DateTimeOffset now)
    {
        var hash = HashOf(secret);
        var isFormer = FormerSecretHash is { } former && AreSame(hash, former);
        if (!isFormer && !AreSame(hash, SecretHash))
            return WebRules.KeyUnknown;
        if (RevokedAt is not null)
            return WebRules.KeyRevoked;
        if (ExpiresAt <= now)
            return WebRules.KeyExpired;
        if (isFormer && FormerGoodUntil <= now)
            return WebRules.KeyReplaced;
        return AllowedNetworks is { } networks && !Networks.Contain(networks, from) ? WebRules.KeyNetworkNotAllowed : null;
    }

    private string TextOf(string secret) => $"{Mark}_{Prefix}_{secret}";

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static bool AreSame(string hash, string kept) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(kept));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
