using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Access;

/// <summary>Somebody who comes to the service, with a good key or without one.</summary>
/// <param name="Key">What he brings; null for nothing.</param>
/// <param name="Unknown">The code by which he is turned away at the door.</param>
/// <param name="Only">The operations to which his key is narrowed; null for all of his role.</param>
internal sealed record Visitor(string Name, string? Key, Role Role, string Prefecture, Guid? Association = null, bool IsSuspended = false, string? Unknown = null,
    IReadOnlyList<string>? Only = null)
{
    public static Visitor Of(string name, Actor actor, bool isSuspended = false, string? unknown = null) =>
        new(name, actor.KeyText, actor.Key.Role, actor.Key.PrefectureCode, actor.Key.AssociationId, isSuspended, unknown);

    public override string ToString() => Name;
}
