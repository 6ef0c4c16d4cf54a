using Liaison.Domain.Imports;
using Liaison.Server.Data;

namespace Liaison.Server.Imports;

/// <summary>Loads and saves imports: an association sees what it brought itself, the office what the office brought.</summary>
public static class ImportTable
{
    public const string Noun = "import";

    /// <summary>What the caller's own side brought and is still kept.</summary>
    public const string Visible = """
        case_import.prefecture_code = @Prefecture AND (owner_id = @Association OR (@Association IS NULL AND owner_id IS NULL)) AND kept_until > @Now
        """;

    public const string Columns = "case_import.id, prefecture_code, owner_id, association_id, status, made_at, kept_until, version";

    /// <summary>One import, or <c>not_found</c>.</summary>
    public static Task<Import> Load(Session db, Guid id) =>
        db.Load<Import>($"SELECT {Columns} FROM case_import WHERE case_import.id = @id AND {Visible}", new { id, db.Prefecture, db.Association, db.Now });

    public static Task Insert(Session db, Import made) => db.Note(Noun, made.Id).Execute("""
        INSERT INTO case_import (id, prefecture_code, owner_id, association_id, status, made_at, kept_until, version)
        VALUES (@Id, @PrefectureCode, @OwnerId, @AssociationId, @Status, @MadeAt, @KeptUntil, @Version)
        """, new
    {
        made.Id, made.PrefectureCode, made.OwnerId, made.AssociationId, Status = made.Status.ToString(), made.MadeAt, made.KeptUntil, made.Version,
    });

    public static Task Save(Session db, Import changed) => db.Note(Noun, changed.Id).Save("""
        UPDATE case_import SET status = @Status, kept_until = @KeptUntil, version = version + 1
        WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
        """, new { Status = changed.Status.ToString(), changed.KeptUntil, changed.Id, changed.Version, db.Prefecture });

    /// <summary>Deletes the rows of one expired import of a prefecture, or of none; says whether there was one.</summary>
    public static async Task<bool> PurgeOne(Link link, string prefecture, DateTimeOffset now)
    {
        var id = await link.Find<Guid?>("""
            SELECT id FROM case_import WHERE prefecture_code = @prefecture AND kept_until <= @now ORDER BY kept_until LIMIT 1
            """, new { prefecture, now });
        if (id is null)
            return false;
        await link.Execute("DELETE FROM case_import_row WHERE import_id = @id", new { id });
        await link.Execute("DELETE FROM case_import WHERE id = @id", new { id });
        return true;
    }
}
