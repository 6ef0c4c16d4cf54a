using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Data;

namespace Liaison.Server.Associations;

/// <summary>Loads and saves associations of the caller's prefecture; an association sees itself alone.</summary>
public static class AssociationTable
{
    public const string Noun = "association";

    /// <summary>One association, or <c>not_found</c>.</summary>
    public static async Task<Association> Load(Session db, Guid id) =>
        await Find(db, id) ?? throw CommonRules.Absent.Because();

    /// <summary>An association named in what was sent, or <c>reference.unknown</c>.</summary>
    public static async Task<Association> Named(Session db, Guid id, string field) =>
        await Find(db, id) ?? throw CommonRules.UnknownReference.In(field);

    /// <summary>An active association named in what was sent. Codes: <c>reference.unknown</c>, <c>association.not_active</c>.</summary>
    public static async Task<Association> Active(Session db, Guid id, string field)
    {
        var association = await Named(db, id, field);
        return association.Status == AssociationStatus.Active ? association : throw AssociationRules.NotActive.In(field);
    }

    /// <summary>The association a caller speaks for: his own, or the one the prefecture's people name.</summary>
    /// <param name="named">As sent; an association may leave it out and can name only itself.</param>
    public static async Task<Guid> SpokenFor(Session db, Guid? named) =>
        (await Active(db, named ?? db.Association ?? throw Web.InputRules.Required.In("associationId"), "associationId")).Id;

    public static async Task Insert(Session db, Association association) => await db.Note(Noun, association.Id).Execute("""
        INSERT INTO association (id, prefecture_code, name, rna, siren, court_register, sponsor_id, status, version, changed_at)
        VALUES (@Id, @PrefectureCode, @Name, @Rna, @Siren, @CourtRegister, @SponsorId, @Status, @Version, @ChangedAt)
        """, new
    {
        association.Id, association.PrefectureCode, association.Name, association.Rna, association.Siren, association.CourtRegister,
        association.SponsorId, Status = association.Status.ToString(), association.Version, db.ChangedAt,
    }, unique: AssociationRules.AlreadyRegistered);

    public static async Task Save(Session db, Association association)
    {
        await db.Note(Noun, association.Id).Save("""
            UPDATE association SET status = @Status, version = version + 1, changed_at = @ChangedAt WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, new { Status = association.Status.ToString(), association.Id, association.Version, db.Prefecture, db.ChangedAt });
        await PassageTable.Insert(db, Noun, association.Id, association.Passages);
    }

    private static Task<Association?> Find(Session db, Guid id) => db.Find<Association>("""
        SELECT id, prefecture_code, name, rna, siren, court_register, sponsor_id, status, version
        FROM association WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR id = @Association)
        """, new { id, db.Prefecture, db.Association });
}
