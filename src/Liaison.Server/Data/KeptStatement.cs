using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Liaison.Server.Data;

/// <summary>A statement of one SQLite connection that stays prepared, with its parameters and the reader of its rows: what Dapper finds out
/// anew at each call is found out once.</summary>
internal sealed class KeptStatement : IDisposable
{
    private readonly SqliteCommand command;
    private (Type? Arguments, Slot[] Slots) binding = (null, []);
    private (Type? Row, Func<DbDataReader, object?> Parse) reading = (null, _ => null);
    private (int Column, Type Type)[] untold = [];

    public KeptStatement(SqliteConnection connection, string sql)
    {
#pragma warning disable CA2100 // each statement comes through Link, which takes constants alone
        command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
    }

    /// <summary>One parameter and where its value comes from.</summary>
    private readonly record struct Slot(SqliteParameter Parameter, PropertyInfo Property, SqlMapper.ITypeHandler? Handler);

    /// <summary>All rows.</summary>
    public IReadOnlyList<T> Rows<T>(object? arguments)
    {
        Bind(arguments);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return [];
        var parse = ParserOf<T>(reader);
        var rows = new List<T>();
        do
            rows.Add((T)parse(reader)!);
        while (reader.Read());
        return rows;
    }

    /// <summary>The one row, or the default; more than one is an error.</summary>
    public T? Row<T>(object? arguments)
    {
        Bind(arguments);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return default;
        var row = (T?)ParserOf<T>(reader)(reader);
        return reader.Read() ? throw new InvalidOperationException("A statement for one row gave several.") : row;
    }

    /// <summary>Runs it, and says how many rows it changed.</summary>
    public int Run(object? arguments)
    {
        Bind(arguments);
        return command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();

    private void Bind(object? arguments)
    {
        if (arguments is null)
            return;
        var type = arguments.GetType();
        if (binding.Arguments != type)
            binding = (type, SlotsOf(type));
        foreach (var (parameter, property, handler) in binding.Slots)
        {
            var value = property.GetValue(arguments);
            if (handler is null)
                parameter.Value = value ?? DBNull.Value;
            else
                handler.SetValue(parameter, value!);
        }
    }

    // Only what the statement names is bound, as Dapper does.
    private Slot[] SlotsOf(Type type)
    {
        command.Parameters.Clear();
        return [.. type.GetProperties().Where(property => Names(command.CommandText, property.Name)).Select(property =>
            new Slot(command.Parameters.Add(new SqliteParameter { ParameterName = "@" + property.Name }), property, Mapping.HandlerOf(property.PropertyType)))];
    }

    private static bool Names(string sql, string name)
    {
        for (var at = sql.IndexOf('@' + name, StringComparison.Ordinal); at >= 0; at = sql.IndexOf('@' + name, at + 1, StringComparison.Ordinal))
        {
            var end = at + 1 + name.Length;
            if (end == sql.Length || !(char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
                return true;
        }
        return false;
    }

    // The tables are strict, so a column has one type; what is computed tells its type only with its value.
    private Func<DbDataReader, object?> ParserOf<T>(SqliteDataReader reader)
    {
        if (reading.Row == typeof(T) && Array.TrueForAll(untold, column => reader.GetFieldType(column.Column) == column.Type))
            return reading.Parse;
        untold = [.. Enumerable.Range(0, reader.FieldCount)
            .Where(column => sqlite3_column_decltype(reader.Handle, column).utf8_to_string() is null)
            .Select(column => (column, reader.GetFieldType(column)))];
        reading = (typeof(T), reader.GetRowParser(typeof(T)));
        return reading.Parse;
    }
}
