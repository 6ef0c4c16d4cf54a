using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Identity;

/// <summary>A link that opens one account once. Whoever holds it is taken for the person invited, whatever address he has elsewhere.</summary>
public sealed record Invitation
{
    private const int SecretBytes = 32;

    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public Guid? AssociationId { get; init; }
    public required Role Role { get; init; }
    /// <summary>How the person will be called here.</summary>
    public required string Name { get; init; }
    /// <summary>SHA-256 of the link's secret, in hex; the secret has 256 random bits, so no slow hash is needed.</summary>
    public required string SecretHash { get; init; }
    /// <summary>The key or account that invited; null for the operator of the machine.</summary>
    public Guid? ByKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public Guid? AccountId { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public AssociationStatus? AssociationStatus { get; init; }

    /// <summary>Whether it still waits for somebody.</summary>
    public bool Waits(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && ExpiresAt > now
        && AssociationStatus is (null or Domain.Associations.AssociationStatus.Active);

    /// <summary>A new invitation and the secret of its link, which is not kept.</summary>
    /// <param name="by">The key or account that invites; null for the operator.</param>
    public static (Invitation Invitation, string Secret) New(Seat seat, string name, Guid? by, DateTimeOffset now, int days)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new Invitation
        {
            Id = Ids.New(now), PrefectureCode = seat.Prefecture, AssociationId = seat.Association, Role = seat.Role, Name = name,
            SecretHash = HashOf(secret), ByKey = by, CreatedAt = now, ExpiresAt = now.AddDays(days),
        }, secret);
    }

    /// <summary>How a secret is kept: of a link, and of a session's cookie.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>Where somebody sits: a role of a prefecture, or of an association that is registered with it.</summary>
public sealed record Seat(Role Role, string Prefecture, Guid? Association);
