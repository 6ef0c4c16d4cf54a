using System.Globalization;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Protection;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>What the decade stands on: prefectures, associations, keys, and what was promised and not kept yet.</summary>
public sealed class GroundPart(Timeline timeline)
{
    private const int KeyYears = 20;

    private static readonly Role[] Staff = [Role.OfficeAgent, Role.OfficeHead, Role.DataProtectionOfficer];

    /// <summary>Prefectures and keys, by the service's own means.</summary>
    public async Task<IReadOnlyList<HeldKey>> WriteKeys(Database database)
    {
        var keys = new List<HeldKey>();
        for (var prefecture = 0; prefecture < timeline.Departments.Count; prefecture++)
        {
            var code = timeline.Departments[prefecture].Code;
            foreach (var role in Staff)
                keys.Add(await NewKey(database, role, code, null));
            for (var association = 0; association < Timeline.AssociationsPerPrefecture; association++)
                keys.Add(await NewKey(database, Role.Association, code, timeline.AssociationId(prefecture, association)));
        }
        return keys;
    }

    public async Task WritePrefectures(Database database)
    {
        foreach (var department in timeline.Departments)
            await CreatePrefecture.Run(database, department.Code);
    }

    public void WriteAssociations(sqlite3 file)
    {
        using var associations = new Bulk(file, "INSERT INTO association (id, prefecture_code, name, status, version) VALUES (?, ?, ?, 'Active', 1)");
        for (var number = 0; number < timeline.Departments.Count * Timeline.AssociationsPerPrefecture; number++)
        {
            var (prefecture, association) = Math.DivRem(number, Timeline.AssociationsPerPrefecture);
            associations.Id(timeline.AssociationId(prefecture, association)).Text(timeline.Departments[prefecture].Code)
                .Text(string.Create(CultureInfo.InvariantCulture, $"Association exemple {association + 1}")).Done();
        }
    }

    /// <summary>A promise in a hundred is still open; the agenda of each meeting shows those of its associations.</summary>
    public void WriteCommitments(sqlite3 file, Safe safe)
    {
        const int Each = 100;
        using var commitments = new Bulk(file, """
            INSERT INTO commitment (id, prefecture_code, association_id, side, due_day, meeting_id, agenda_item_id, audience_id, status, version, sealed)
            VALUES (?, ?, ?, 'Prefecture', ?, NULL, NULL, NULL, ?, 2, ?)
            """);
        var count = timeline.Departments.Count * Timeline.AssociationsPerPrefecture * Each;
        for (var number = 0; number < count; number++)
        {
            var (prefecture, association) = Math.DivRem(number % (count / Each), Timeline.AssociationsPerPrefecture);
            var at = timeline.At((double)number / count);
            commitments.Id(timeline.Dice.Id(Kind.Commitment, number, at)).Text(timeline.Departments[prefecture].Code)
                .Id(timeline.AssociationId(prefecture, association)).Day(DateOnly.FromDateTime(at.UtcDateTime).AddDays(30))
                .Text(number >= count - count / Each ? "Open"u8 : "Kept"u8).Bytes(Sealed(timeline.Departments[prefecture].Code)).Done();
        }
        byte[] Sealed(string code) => safe.Seal(code, Safe.HouseOf(code), "commitment", Promise);
    }

    private static readonly object Promise = new { Owner = "chef de bureau", Text = "Adresser la liste des pièces utiles." };

    private static async Task<HeldKey> NewKey(Database database, Role role, string prefecture, Guid? association)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (key, text) = ApiKey.New(role, prefecture, association, now, now.AddYears(KeyYears));
        await new ApiKeyTable(database).Insert(key);
        return new HeldKey(role, prefecture, association, text);
    }
}

/// <summary>A key as the load generator uses it.</summary>
public sealed record HeldKey(Role Role, string Prefecture, Guid? Association, string Text);
