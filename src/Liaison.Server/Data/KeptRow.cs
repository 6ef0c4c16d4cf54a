using System.Collections;
using System.Data.Common;
using System.Reflection;
using System.Text;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Liaison.Server.Data;

/// <summary>The present row of a kept statement, as Dapper's row parsers want to be given it: values by their column, and nothing else.
/// A column always tells the same type, that of its declaration, so a parser fits every row; what is computed counts as text
/// unless its first value is a number.</summary>
internal sealed class KeptRow : DbDataReader
{
    private readonly nint statement;
    private readonly string[] names;
    private readonly Type?[] types;
    private readonly TextValue?[] values;
    private readonly string[] last;

    public KeptRow(sqlite3_stmt statement)
    {
        this.statement = statement.DangerousGetHandle();
        names = [.. Enumerable.Range(0, sqlite3_column_count(statement)).Select(column => sqlite3_column_name(statement, column).utf8_to_string())];
        types = [.. Enumerable.Range(0, names.Length).Select(column => sqlite3_column_decltype(statement, column).utf8_to_string() switch
        {
            "INTEGER" => typeof(long),
            "TEXT" => typeof(string),
            "BLOB" => typeof(byte[]),
            "REAL" => typeof(double),
            _ => null,
        })];
        values = new TextValue?[names.Length];
        last = [.. names.Select(_ => "")];
    }

    /// <summary>Rows are read as this type from now on: where a field of it is more than a text, it is told as that.</summary>
    public void ReadAs(Type row)
    {
        for (var column = 0; column < values.Length; column++)
            values[column] = types[column] == typeof(string) && FieldOf(row, names[column]) is { } field ? TextValue.Of(field) : null;
    }

    private static Type? FieldOf(Type row, string column) =>
        row.GetProperty(column.Replace("_", "", StringComparison.Ordinal), BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)?.PropertyType;

    public override int FieldCount => names.Length;

    public override object this[int ordinal] => GetValue(ordinal);

    public override string GetName(int ordinal) => names[ordinal];

    public override int GetOrdinal(string name) => Array.IndexOf(names, name);

    public override Type GetFieldType(int ordinal) => values[ordinal]?.Told ?? types[ordinal] ?? SqliteCalls.TypeOf(statement, ordinal) switch
    {
        SQLITE_INTEGER => typeof(long),
        SQLITE_FLOAT => typeof(double),
        SQLITE_BLOB => typeof(byte[]),
        _ => typeof(string),
    };

    public override object GetValue(int ordinal) => SqliteCalls.TypeOf(statement, ordinal) switch
    {
        SQLITE_NULL => DBNull.Value,
        SQLITE_INTEGER => SqliteCalls.Number(statement, ordinal),
        SQLITE_FLOAT => SqliteCalls.Real(statement, ordinal),
        SQLITE_BLOB => BytesOf(ordinal).ToArray(),
        _ => values[ordinal]?.Read(BytesOf(ordinal)) ?? TextOf(ordinal),
    };

    public override bool IsDBNull(int ordinal) => SqliteCalls.TypeOf(statement, ordinal) == SQLITE_NULL;

    // Many columns say the same in row after row: the states, the prefecture, empty lists.
    private string TextOf(int ordinal)
    {
        var bytes = BytesOf(ordinal);
        return Ascii.Equals(bytes, last[ordinal]) ? last[ordinal] : last[ordinal] = Encoding.UTF8.GetString(bytes);
    }

    private unsafe ReadOnlySpan<byte> BytesOf(int ordinal)
    {
        // In this order, so that the length is that of the form just asked for.
        var first = SqliteCalls.Bytes(statement, ordinal);
        return new ReadOnlySpan<byte>((void*)first, SqliteCalls.Length(statement, ordinal));
    }

    // What a parser never asks for.
    public override object this[string name] => throw Unused();
    public override int Depth => 0;
    public override bool HasRows => true;
    public override bool IsClosed => false;
    public override int RecordsAffected => -1;
    public override bool GetBoolean(int ordinal) => throw Unused();
    public override byte GetByte(int ordinal) => throw Unused();
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw Unused();
    public override char GetChar(int ordinal) => throw Unused();
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw Unused();
    public override string GetDataTypeName(int ordinal) => throw Unused();
    public override DateTime GetDateTime(int ordinal) => throw Unused();
    public override decimal GetDecimal(int ordinal) => throw Unused();
    public override double GetDouble(int ordinal) => throw Unused();
    public override IEnumerator GetEnumerator() => throw Unused();
    public override float GetFloat(int ordinal) => throw Unused();
    public override Guid GetGuid(int ordinal) => throw Unused();
    public override short GetInt16(int ordinal) => throw Unused();
    public override int GetInt32(int ordinal) => throw Unused();
    public override long GetInt64(int ordinal) => throw Unused();
    public override string GetString(int ordinal) => throw Unused();
    public override int GetValues(object[] values) => throw Unused();
    public override bool NextResult() => throw Unused();
    public override bool Read() => throw Unused();

    private static NotSupportedException Unused() => new("A kept row gives values by their column alone.");
}
