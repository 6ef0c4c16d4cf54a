using System.Security.Cryptography;
using Liaison.Domain.Accounts;
using Liaison.Domain.Associations;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Identity;

/// <summary>A person who may sign in, in one role of one prefecture or one association. What proves that it is this person stands here
/// encrypted, or as a reference to what the person holds.</summary>
public sealed record Account
{
    /// <summary>Letters of a sign-in name; with 32 to choose from each, nobody guesses one.</summary>
    private const int SignInNameLength = 8;

    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public Guid? AssociationId { get; init; }
    public required Role Role { get; init; }
    /// <summary>How those who manage accounts call the person.</summary>
    public required string Name { get; init; }
    public AccountStatus Status { get; init; } = AccountStatus.Active;
    /// <summary>What a person types beside a one-time code; random, so that it tells nothing and cannot be guessed.</summary>
    public required string SignInName { get; set; }
    /// <summary>The provider that knows the person, with <see cref="Subject"/>; null for who signs in without one.</summary>
    public string? Issuer { get; init; }
    /// <summary>The provider's own name of the person.</summary>
    public string? Subject { get; init; }
    /// <summary>Key of the authenticator application, encrypted.</summary>
    public string? AuthenticatorKey { get; set; }
    /// <summary>The recovery codes not yet used, encrypted.</summary>
    public string? RecoveryCodes { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Version { get; set; } = 1;
    /// <summary>Whether the association of the person still works here; null for the prefecture's own people.</summary>
    public AssociationStatus? AssociationStatus { get; init; }

    /// <summary>Whether the person may sign in at present.</summary>
    public bool IsOpen => Status == AccountStatus.Active && AssociationStatus is not Domain.Associations.AssociationStatus.Closed;

    /// <summary>The person as a caller.</summary>
    public Caller AsCaller(Guid session, string request) => new(Id, Role, PrefectureCode, AssociationId, AssociationStatus, request, session);

    /// <summary>The account that an invitation becomes.</summary>
    /// <param name="id">Its id, which a new passkey knows before there is an account.</param>
    public static Account Of(Invitation invitation, Guid id, DateTimeOffset now, string? issuer = null, string? subject = null) => new()
    {
        Id = id, PrefectureCode = invitation.PrefectureCode, AssociationId = invitation.AssociationId, Role = invitation.Role, Name = invitation.Name,
        SignInName = NewSignInName(), Issuer = issuer, Subject = subject, CreatedAt = now, AssociationStatus = invitation.AssociationStatus,
    };

    /// <summary>A sign-in name that nobody has.</summary>
    public static string NewSignInName() => RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTVWXYZ23456789", SignInNameLength);
}
