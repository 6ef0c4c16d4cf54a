using System.Text.Json;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Demo;

/// <summary>A kind of visitor of the demo.</summary>
/// <param name="Association">Name of the visitor's association, if it is of one.</param>
public sealed record DemoVisitor(string Name, Role Role, string? Association);

/// <summary>One key for each kind of visitor, kept in <c>demo-keys.json</c> so that a demo can be visited again.</summary>
public static class DemoKeys
{
    private const int GoodForDays = 365;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Who visits: name in the file, role, and whose association.</summary>
    public static readonly IReadOnlyList<DemoVisitor> Visitors =
    [
        new("officeAgent", Role.OfficeAgent, null),
        new("officeHead", Role.OfficeHead, null),
        new("cabinet", Role.Cabinet, null),
        new("secretaryGeneral", Role.SecretaryGeneral, null),
        new("pressOfficer", Role.PressOfficer, null),
        new("dataProtectionOfficer", Role.DataProtectionOfficer, null),
        new("administrator", Role.Administrator, null),
        new("associationManager", Role.AssociationManager, SommeYear.Association),
        new("association", Role.Association, SommeYear.Association),
        new("otherAssociation", Role.Association, SommeYear.OtherAssociation),
    ];

    /// <summary>The keys of a folder by visitor: those of the file while they are good, else new ones.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> In(string folder, Database database, ApiKeyTable table, DateTimeOffset now)
    {
        var file = Path.Combine(folder, "demo-keys.json");
        if (File.Exists(file) && JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file)) is { } kept
            && await AreGood(table, Visitors.Select(visitor => kept.GetValueOrDefault(visitor.Name)), now))
            return kept;
        var keys = new Dictionary<string, string>();
        foreach (var (name, role, association) in Visitors)
        {
            var (key, text) = ApiKey.New(role, SommeYear.Prefecture, association is null ? null : await IdOf(database, association), now,
                now.AddDays(GoodForDays));
            await table.Insert(key);
            keys[name] = text;
        }
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(keys, Readable));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return keys;
    }

    private static async Task<bool> AreGood(ApiKeyTable table, IEnumerable<string?> texts, DateTimeOffset now)
    {
        foreach (var text in texts)
        {
            if (text is null || ApiKey.Split(text) is not var (prefix, secret) || await table.Find(prefix) is not { } row
                || row.WhyNot(secret, null, now) is not null)
                return false;
        }
        return true;
    }

    /// <summary>The association of a name.</summary>
    public static Task<Guid> IdOf(Database database, string association) =>
        database.Read(Reach.None, link => link.Find<Guid>("SELECT id FROM association WHERE name = @association", new { association }));
}
