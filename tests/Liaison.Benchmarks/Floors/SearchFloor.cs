using System.Globalization;
using Liaison.Server.Protection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Benchmarks.Floors;

/// <summary>A look-up as somebody would write it who protects nothing: an index over names as they are, beside the database.</summary>
public static class SearchFloor
{
    public sealed record Body(string Name);

    public sealed record Answer(IReadOnlyList<Household> Data, bool More);

    public sealed record Household(string Id, string Reference, string AssociationId, string OpenedAt, IReadOnlyList<Member> Persons);

    public sealed record Member(string Id, string FamilyName, string GivenNames, int? BirthYear, IReadOnlyList<string> Nationalities);

    private sealed record Content(string FamilyName = "", string GivenNames = "", int? BirthYear = null, IReadOnlyList<string>? Nationalities = null);

    public static List<Household> Find(FloorConnection connection, Safe safe, Body body) => connection.Rows("""
        SELECT id, reference, association_id, created_at, prefecture_code FROM case_record
        WHERE id IN (SELECT case_id FROM plain.name WHERE family_name = $0) ORDER BY id DESC LIMIT 50
        """, row => new Household(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
            MembersOf(connection, safe, row.GetString(0), row.GetString(4))), body.Name);

    private static List<Member> MembersOf(FloorConnection connection, Safe safe, string caseId, string prefecture) => connection.Rows(
        "SELECT id, sealed FROM person WHERE case_id = $0 ORDER BY position", row =>
        {
            var content = safe.Open<Content>(prefecture, Guid.Parse(caseId), "person", row.GetFieldValue<byte[]>(1))!;
            return new Member(row.GetString(0), content.FamilyName, content.GivenNames, content.BirthYear, content.Nationalities ?? []);
        }, caseId);

    /// <summary>Where the plain index of a database lies.</summary>
    public static string IndexOf(string database) => Path.ChangeExtension(database, ".names.db");

    /// <summary>Makes the plain index of a database, where it is not there yet.</summary>
    public static async Task Make(string database)
    {
        var path = IndexOf(database);
        if (File.Exists(path))
            return;
        await using var store = new SqliteKeyStore(Decade.Generator.Keys(database).CaseKeys, NullLogger<SqliteKeyStore>.Instance);
        using var safe = Decade.Generator.SafeOf(database, store);
        using var reading = new SqliteConnection(Only(database, SqliteOpenMode.ReadOnly));
        using var writing = new SqliteConnection(Only(path + ".part", SqliteOpenMode.ReadWriteCreate));
        reading.Open();
        writing.Open();
        Run(writing, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE name (family_name TEXT NOT NULL, case_id TEXT NOT NULL)");
        using (var transaction = writing.BeginTransaction())
        {
            using var insert = new SqliteCommand("INSERT INTO name VALUES ($name, $case)", writing, transaction);
            var (name, household) = (insert.Parameters.Add("$name", SqliteType.Text), insert.Parameters.Add("$case", SqliteType.Text));
            using var select = new SqliteCommand("""
                SELECT case_id, prefecture_code, person.sealed FROM person JOIN case_record ON case_record.id = case_id WHERE position = 0
                """, reading);
            using var rows = select.ExecuteReader();
            while (rows.Read())
            {
                (name.Value, household.Value) = (safe.Open<Content>(rows.GetString(1), Guid.Parse(rows.GetString(0), CultureInfo.InvariantCulture), "person",
                    rows.GetFieldValue<byte[]>(2))!.FamilyName, rows.GetString(0));
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        Run(writing, "CREATE INDEX name_known ON name (family_name)");
        writing.Close();
        File.Move(path + ".part", path);
    }

    private static string Only(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();

    private static void Run(SqliteConnection connection, [System.Diagnostics.CodeAnalysis.ConstantExpected] string sql)
    {
#pragma warning disable CA2100 // the door takes constants alone
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
