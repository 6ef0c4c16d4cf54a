using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Access;

/// <summary>Somebody who comes to the service: with a good key, signed in, or neither.</summary>
/// <param name="Key">What he brings; null for nothing.</param>
/// <param name="Unknown">The code by which he is turned away at the door.</param>
/// <param name="SignedIn">What his browser sends instead; null for a key, and for nothing.</param>
/// <param name="Only">The operations to which his key is narrowed; null for all of his role.</param>
internal sealed record Visitor(string Name, string? Key, Role Role, string Prefecture, Guid? Association = null, bool IsSuspended = false, string? Unknown = null,
    IReadOnlyList<string>? Only = null, SignedIn? SignedIn = null)
{
    public static Visitor Of(string name, Actor actor, bool isSuspended = false, string? unknown = null) =>
        new(name, actor.KeyText, actor.Key.Role, actor.Key.PrefectureCode, actor.Key.AssociationId, isSuspended, unknown);

    public override string ToString() => Name;
}

/// <summary>What the browser of somebody who has signed in sends.</summary>
/// <param name="Token">What lets it write; null where there is no session any more.</param>
internal sealed record SignedIn(string Cookies, string? Token);
