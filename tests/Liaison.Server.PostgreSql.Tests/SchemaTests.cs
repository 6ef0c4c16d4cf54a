using Liaison.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Server.Tests;

/// <summary>Both engines have one schema, each in its own types, and PostgreSQL guards every table that tells of a case.</summary>
public sealed class SchemaTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly Dictionary<string, string[]> Types = new()
    {
        ["TEXT"] = ["text", "uuid", "timestamp with time zone", "date", "time without time zone", "jsonb", "numeric"],
        ["INTEGER"] = ["integer", "bigint", "boolean"],
        ["BLOB"] = ["bytea"],
    };

    private sealed record Column
    {
        public required string TableName { get; init; }
        public required string ColumnName { get; init; }
        public required string Type { get; init; }
        public required bool Optional { get; init; }
        public string? Collation { get; init; }

        public string Place => $"{TableName}.{ColumnName}{(Optional ? "?" : "")}";
    }

    [Fact]
    public void Both_engines_have_scripts_of_the_same_numbers_and_names() =>
        Assert.Equal(Scripts("sqlite"), Scripts("postgresql"));

    [Fact]
    public async Task Both_engines_have_the_same_tables_and_columns_in_matching_types()
    {
        var sqlite = await OnSqlite("""
            SELECT known.name AS table_name, part.name AS column_name, part.type, part."notnull" = 0 AND part.pk = 0 AS optional
            FROM sqlite_schema known JOIN pragma_table_info(known.name) part
            WHERE known.type = 'table' AND known.name NOT LIKE 'sqlite_%' AND known.name <> 'SchemaVersions' ORDER BY known.name, part.cid
            """);
        var native = await app.Database.Read(Reach.None, link => link.List<Column>("""
            SELECT table_name::text COLLATE "C", column_name::text, data_type::text AS type, is_nullable = 'YES' AS optional, collation_name::text AS collation
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schemaversions' ORDER BY 1, ordinal_position
            """));
        Assert.NotEmpty(native);
        Assert.Equal(sqlite.Select(column => column.Place), native.Select(column => column.Place));
        Assert.All(sqlite.Zip(native), pair => Assert.Contains(pair.Second.Type, Types[pair.First.Type]));
        Assert.All(native.Where(column => column.Type == "text"), column => Assert.Equal("C", column.Collation));
    }

    [Fact]
    public async Task Both_engines_have_the_same_indexes()
    {
        const string Own = """
            SELECT known.name || CASE WHEN listed."unique" THEN ' unique' ELSE '' END || CASE WHEN listed.partial THEN ' partial' ELSE '' END
            FROM sqlite_schema known JOIN pragma_index_list(known.tbl_name) listed ON listed.name = known.name
            WHERE known.type = 'index' AND known.name NOT LIKE 'sqlite_%' ORDER BY 1
            """;
        var native = await app.Database.Read(Reach.None, link => link.List<string>("""
            SELECT (relname || CASE WHEN indisunique THEN ' unique' ELSE '' END || CASE WHEN indpred IS NULL THEN '' ELSE ' partial' END) COLLATE "C"
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
            ORDER BY 1
            """));
        Assert.NotEmpty(native);
        Assert.Equal(await OnSqlite<string>(Own), native);
    }

    [Fact]
    public async Task Every_table_that_tells_of_a_case_has_row_security()
    {
        // What names a case, or an item on one; the reasons of passages tell of them as well, and reminders of commitments.
        var telling = await app.Database.Read(Reach.None, link => link.List<string>("""
            SELECT DISTINCT table_name::text COLLATE "C" FROM information_schema.columns WHERE table_schema = 'public'
                AND (column_name IN ('case_id', 'case_ids', 'agenda_item_id') OR table_name LIKE 'minutes%'
                    OR table_name IN ('case_record', 'passage', 'reminder', 'case_import', 'destruction_list')) ORDER BY 1
            """));
        var guarded = await app.Database.Read(Reach.None, link => link.List<string>("""
            SELECT relname::text COLLATE "C" FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
                AND (SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid AND polpermissive AND polcmd = '*' AND polroles = '{0}') = 1 ORDER BY 1
            """));
        Assert.Contains("person", telling);
        Assert.Equal(telling, guarded);
    }

    private static IEnumerable<string?> Scripts(string folder) =>
        Directory.GetFiles(Repository.Path($"migrations/{folder}"), "*.sql").Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static Task<IReadOnlyList<Column>> OnSqlite(string sql) => OnSqlite<Column>(sql);

    private static async Task<IReadOnlyList<T>> OnSqlite<T>(string sql)
    {
        var folder = Directory.CreateTempSubdirectory("liaison-test-");
        await using var database = new SqliteDatabase(new StorageOptions { Path = Path.Combine(folder.FullName, "liaison.db") }, NullLogger<SqliteDatabase>.Instance);
        using (var safe = TestSafe.In(Path.Combine(folder.FullName, "keys")))
            Migrator.Migrate(database, safe);
#pragma warning disable CA1857 // constants of the tests above
        var rows = await database.Read(Reach.None, link => link.List<T>(sql));
#pragma warning restore CA1857
        await database.DisposeAsync();
        folder.Delete(recursive: true);
        return rows;
    }
}
