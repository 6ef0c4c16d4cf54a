using System.Buffers.Text;
using System.Security.Cryptography;
using Liaison.Domain;
using Liaison.Domain.Accounts;
using Liaison.Domain.Associations;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Identity;

/// <summary>How a person proved who it is.</summary>
public enum SignInMeans
{
    /// <summary>An OpenID provider such as ProConnect.</summary>
    Provider,
    /// <summary>A passkey.</summary>
    Passkey,
    /// <summary>A code of an authenticator application.</summary>
    OneTimeCode,
    /// <summary>A recovery code, each good once.</summary>
    RecoveryCode,
    /// <summary>A button of the demo; nothing was proved.</summary>
    Demo,
}

/// <summary>A person at one browser, from signing in to signing out. Its cookie holds a random token of which the database keeps a hash.</summary>
public sealed record PersonSession
{
    /// <summary>How long a session lasts without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    /// <summary>How exactly the last request is remembered; a session ends that much early at most.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private const int TokenBytes = 32;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required SignInMeans Means { get; init; }
    /// <summary>The provider's id token, encrypted, by which it is told of the sign-out.</summary>
    public string? IdToken { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it ends if nothing more is asked.</summary>
    public DateTimeOffset ExpiresAt => ExpiryOf(CreatedAt, SeenAt);

    /// <summary>When a session ends that began and was last used then.</summary>
    public static DateTimeOffset ExpiryOf(DateTimeOffset createdAt, DateTimeOffset seenAt) =>
        seenAt + Idle < createdAt + Longest ? seenAt + Idle : createdAt + Longest;

    /// <summary>A new random token for a cookie.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
}

/// <summary>A session with what decides at each request whether it still holds, and as whom.</summary>
public sealed record HeldSession
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public string? IdToken { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required Role Role { get; init; }
    public required string PrefectureCode { get; init; }
    public Guid? AssociationId { get; init; }
    public required AccountStatus Status { get; init; }
    public AssociationStatus? AssociationStatus { get; init; }

    /// <summary>Why it no longer holds, or null while it does: <c>session.ended</c>, <c>session.expired</c>.</summary>
    public Refusal? WhyOver(DateTimeOffset now) =>
        EndedAt is not null || Status != AccountStatus.Active || AssociationStatus is Domain.Associations.AssociationStatus.Closed ? SessionRules.Ended
        : PersonSession.ExpiryOf(CreatedAt, SeenAt) <= now ? SessionRules.Expired
        : null;

    /// <summary>The person as a caller.</summary>
    public Caller AsCaller(string request) => new(AccountId, Role, PrefectureCode, AssociationId, AssociationStatus, request, Id);
}
