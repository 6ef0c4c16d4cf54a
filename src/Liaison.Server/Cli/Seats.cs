using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Cli;

/// <summary>The seat that an operator names: a role with a prefecture, and with an association where the role is of one.</summary>
public static class Seats
{
    /// <summary>Roles as they are typed.</summary>
    public static readonly string[] Roles = [.. Enum.GetNames<Role>().Select(CamelCase.Of)];

    /// <summary>Why nobody can sit there, or null.</summary>
    public static async Task<string?> WhyNot(Database database, Seat seat)
    {
        if ((seat.Association is not null) != KeyGrants.IsOfAssociation(seat.Role))
            return "The roles of an association need --association, the others must have none.";
        await using var snapshot = await database.OpenSnapshot(Reach.None);
        if (await snapshot.Find<long>("SELECT count(*) FROM prefecture WHERE code = @Prefecture", new { seat.Prefecture }) == 0)
            return $"There is no prefecture {seat.Prefecture} here: run 'prefectures create {seat.Prefecture}' first.";
        var found = await snapshot.Find<long>(
            "SELECT count(*) FROM association WHERE id = @Association AND prefecture_code = @Prefecture", new { seat.Association, seat.Prefecture });
        return seat.Association is not null && found == 0 ? "There is no such association with this prefecture." : null;
    }
}
