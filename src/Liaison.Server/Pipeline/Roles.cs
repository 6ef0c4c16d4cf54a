using Liaison.Domain;

namespace Liaison.Server.Pipeline;

/// <summary>What follows from a role alone.</summary>
public static class Roles
{
    /// <summary>The side of the table on which whoever has a role sits.</summary>
    public static Side Side(this Role role) => role is Role.Association or Role.AssociationManager ? Domain.Side.Association : Domain.Side.Prefecture;
}
