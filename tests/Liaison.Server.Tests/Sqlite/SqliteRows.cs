using Dapper;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>Every row of a SQLite file as text, to compare two files by.</summary>
public static class SqliteRows
{
    /// <summary>Tables and their columns.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Columns(string file)
    {
        using var connection = Open(file);
        return connection.Query<(string Table, string Column)>("""
            SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid
            """).GroupBy(column => column.Table).ToDictionary(table => table.Key, table => (IReadOnlyList<string>)[.. table.Select(column => column.Column)]);
    }

    /// <summary>The rows of some columns, sorted.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string file, IReadOnlyDictionary<string, IReadOnlyList<string>> columns)
    {
        using var connection = Open(file);
        return columns.ToDictionary(table => table.Key, table => (IReadOnlyList<string>)
        [
            .. connection.Query<string>($"""
                SELECT {string.Join(" || '|' || ", table.Value.Select(column => $"quote(\"{column}\")"))} FROM "{table.Key}"
                """).Order(StringComparer.Ordinal),
        ]);
    }

    /// <summary>The rows of one table, in the order of their first column; each value as SQL writes it, by its column.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string file, string table)
    {
        using var connection = Open(file);
        var columns = connection.Query<string>("SELECT name FROM pragma_table_info(@table) ORDER BY cid", new { table }).ToList();
        return [.. connection.Query($"SELECT {string.Join(", ", columns.Select(column => $"quote(\"{column}\") AS \"{column}\""))} FROM \"{table}\" ORDER BY 1")
            .Select(row => ((IDictionary<string, object>)row).ToDictionary(value => value.Key, value => (string)value.Value))];
    }

    /// <summary>All rows of all tables, sorted.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string file) => Read(file, Columns(file));

    /// <summary>A connection that changes nothing.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        connection.Execute("PRAGMA query_only = ON");
        return connection;
    }
}
