using Liaison.Domain;
using Liaison.Domain.Associations;

namespace Liaison.Server.Pipeline;

/// <summary>Who sends a request: a key or a person who has signed in, with role, prefecture and, for associations, association.</summary>
/// <param name="Id">Id of the key, or of the person's account: whatever is bound to its sender is bound to this.</param>
/// <param name="Request">Name of this one request, as the log knows it.</param>
/// <param name="SessionId">The session by which a person came; null for a key.</param>
public sealed record Caller(Guid Id, Role Role, string Prefecture, Guid? Association, AssociationStatus? AssociationStatus,
    string? Request = null, Guid? SessionId = null)
{
    /// <summary>The key, or null where a person sends.</summary>
    public Guid? KeyId => SessionId is null ? Id : null;

    /// <summary>The person's account, or null where a key sends.</summary>
    public Guid? AccountId => SessionId is null ? null : Id;

    /// <summary>The rights to which the caller is narrowed; null for all of the role.</summary>
    public IReadOnlyList<Right>? Scopes { get; init; }

    /// <summary>The side of the table on which the caller sits.</summary>
    public Side Side => Association is null ? Side.Prefecture : Side.Association;

    public bool IsOffice => Role is Role.OfficeAgent or Role.OfficeHead;

    /// <summary>Whether a restricted case is shown to the caller: to the office head, who decides about it. To those who read no case there is nothing to keep.</summary>
    public bool ReadsRestricted => Role is not (Role.Association or Role.AssociationManager or Role.OfficeAgent);

    /// <summary>Whether the caller may change anything: an association that is suspended or closed only reads.</summary>
    public bool Writes => AssociationStatus is null or Domain.Associations.AssociationStatus.Active;

    /// <summary>Whether the caller has a right; to know oneself is taken from nobody.</summary>
    public bool May(Right right) => Policy.Allows(Role, right) && (Scopes is null || right == Right.KnowOneself || Scopes.Contains(right));

    /// <summary>Over whose rows the caller has a right; null where he has none.</summary>
    public Whose? WhoseOf(Right right) => May(right) ? Policy.WhoseOf(Role, right) : null;
}

/// <summary>Holds the caller of the present request once he is known.</summary>
public sealed class CurrentCaller
{
    public Caller? Caller { get; set; }
}
