using Liaison.Domain;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;

namespace Liaison.Server.Demonstrations;

/// <summary>Loads and saves demonstrations; the cabinet's use cases come here, and an association with the id of its own.</summary>
public static class DemonstrationTable
{
    public const string Noun = "demonstration";

    /// <summary>One demonstration, or <c>not_found</c>.</summary>
    public static async Task<Demonstration> Load(Session db, Guid id) => await Find(db, id) ?? throw CommonRules.Absent.Because();

    /// <summary>A demonstration named in what was sent, or <c>reference.unknown</c>; an association can name only one that it organises.</summary>
    public static async Task<Demonstration> Named(Session db, Guid id, string field) =>
        await Find(db, id) is { } found && (db.Association is not { } own || found.AssociationIds.Contains(own))
            ? found
            : throw CommonRules.UnknownReference.In(field);

    public static async Task Insert(Session db, Demonstration demonstration)
    {
        await db.Note(Noun, demonstration.Id).Execute("""
            INSERT INTO demonstration (id, prefecture_code, reference, association_ids, day, assembly_time, place, communes, purpose, declarations,
                ban_order, status, version, changed_at)
            VALUES (@Id, @PrefectureCode, @Reference, @AssociationIds, @Day, @AssemblyTime, @Place, @Communes, @Purpose, @Declarations,
                @BanOrder, @Status, @Version, @ChangedAt)
            """, Columns(db, demonstration));
        await PassageTable.Insert(db, Noun, demonstration.Id, demonstration.Passages);
    }

    public static async Task Save(Session db, Demonstration demonstration)
    {
        await db.Note(Noun, demonstration.Id).Save("""
            UPDATE demonstration SET declarations = @Declarations, ban_order = @BanOrder, status = @Status, version = version + 1,
                changed_at = @ChangedAt
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Columns(db, demonstration));
        await PassageTable.Insert(db, Noun, demonstration.Id, demonstration.Passages);
    }

    private static Task<Demonstration?> Find(Session db, Guid id) => db.Find<Demonstration>("""
        SELECT id, prefecture_code, reference, association_ids, day, assembly_time, place, communes, purpose, declarations, ban_order, status, version
        FROM demonstration WHERE id = @id AND prefecture_code = @Prefecture
        """, new { id, db.Prefecture });

    private static object Columns(Session db, Demonstration demonstration) => new
    {
        demonstration.Id, demonstration.PrefectureCode, demonstration.Reference, demonstration.AssociationIds, demonstration.Day,
        demonstration.AssemblyTime, demonstration.Place, demonstration.Communes, demonstration.Purpose, demonstration.Declarations,
        demonstration.BanOrder, Status = demonstration.Status.ToString(), demonstration.Version, db.Prefecture, db.ChangedAt,
    };
}
