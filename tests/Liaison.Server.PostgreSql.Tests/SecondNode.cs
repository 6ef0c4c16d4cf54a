namespace Liaison.Server.Tests;

/// <summary>Another node of the service: the same database, keys and clock.</summary>
public sealed class SecondNode : LiaisonApp
{
    public SecondNode(LiaisonApp first) : base(first.Storage, first.Clock) => StartServer();

    /// <summary>The same person, who now comes to this node.</summary>
    public Actor Meets(Actor actor) => new(CreateClient(), actor.KeyText, actor.Key, actor.Key.AssociationId);
}
