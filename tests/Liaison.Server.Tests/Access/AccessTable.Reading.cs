using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Access;

internal static partial class AccessTable
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    // The roles whose keys somebody makes, and whose secrets he may therefore see.
    private static readonly Dictionary<Role, Role[]> Made = new()
    {
        [Role.OfficeHead] = [Role.OfficeAgent, Role.OfficeHead, Role.Association, Role.AssociationManager],
        [Role.Administrator] = [Role.Cabinet, Role.SecretaryGeneral, Role.PressOfficer, Role.DataProtectionOfficer, Role.Administrator],
    };

    private static readonly Dictionary<string, string[]> Rows = Text.ReplaceLineEndings("\n").Split('\n').Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(words => $"{words[0]} {words[1]}", words => words[2..]);

    /// <summary>All operations, e.g. <c>GET /meetings/{id}</c>.</summary>
    public static IReadOnlyList<string> Operations => [.. Rows.Keys];

    /// <summary>All rows, e.g. <c>GET /me: key key key</c>.</summary>
    public static IEnumerable<string> Lines => Rows.Select(row => $"{row.Key}: {string.Join(' ', row.Value)}");

    /// <summary>What is to be answered; null where it is anything but 401, 403, 404: what follows then is for the lifecycles.</summary>
    public static (int Status, string Code)? Verdict(string operation, Visitor visitor, Thing? thing)
    {
        if (visitor.Unknown is { } code)
            return (code == "key.network_not_allowed" ? 403 : 401, code);
        var word = Rows[operation][(int)visitor.Role];
        if (word == "–" || visitor.Only?.Contains(operation) == false)
            return (403, "right.missing");
        if (visitor.IsSuspended && !Reads(operation))
            return (403, "association.suspended");
        if (thing is not null && !Reaches(word, visitor, thing))
            return (404, "not_found");
        return word is not ("makes" or "gives") || RolesOf(operation, thing).All(Made[visitor.Role].Contains) ? null
            : (403, word == "makes" ? "key.role_not_yours" : "role.not_yours_to_give");
    }

    // What is looked for stands in a body, so that no name stands in an address.
    private static bool Reads(string operation) => operation.StartsWith("GET ", StringComparison.Ordinal) || operation == "POST /cases/search";

    // The state of a key, an account or an invitation is its role; what the document shows as an example is of an association.
    // Who changes a role gives two: the document's example makes somebody a manager.
    private static IEnumerable<Role> RolesOf(string operation, Thing? thing) => operation.EndsWith("/role-change", StringComparison.Ordinal)
        ? [RoleOf(thing), Role.AssociationManager] : [RoleOf(thing)];

    private static Role RoleOf(Thing? thing) => Enum.Parse<Role>(thing?.State ?? nameof(Role.Association));

    private static bool Reaches(string word, Visitor visitor, Thing thing) => thing.Prefecture == visitor.Prefecture && word switch
    {
        "all" or "outline" or "makes" or "gives" => true,
        "decided" => thing.State is "granted" or "refused",
        "own" or "invited" or "items" => thing.Associations.Contains(visitor.Association!.Value),
        "brought" => visitor.Association is { } association ? thing.Associations.Contains(association) : thing.Associations.Count == 0,
        _ => false,
    };

    /// <summary>All rows as the service's own table has them, which knows no keys that only some may make.</summary>
    public static IEnumerable<string> PolicyLines => Lines.Select(line => line.Replace("makes", "all", StringComparison.Ordinal).Replace("gives", "all", StringComparison.Ordinal));

    /// <summary>What the service's own table says of a right, in the words of this one.</summary>
    public static string LineOf(Right right) => string.Join(' ', Roles.Select(role => Policy.WhoseOf(role, right) switch
    {
        null => "–",
        Whose.OwnKey => "key",
        Whose.Everybodys => "any",
        Whose.OwnPrefecture => "all",
        Whose.Outline => "outline",
        Whose.Decided => "decided",
        Whose.OwnAssociation => "own",
        Whose.OwnInvitations => "invited",
        Whose.OwnItems => "items",
        Whose.OwnImports => "brought",
        var other => other.ToString(),
    }));
}
