using System.Collections;
using System.Data.Common;
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
    }

    public override int FieldCount => names.Length;

    public override object this[int ordinal] => GetValue(ordinal);

    public override string GetName(int ordinal) => names[ordinal];

    public override int GetOrdinal(string name) => Array.IndexOf(names, name);

    public override Type GetFieldType(int ordinal) => types[ordinal] ?? SqliteCalls.TypeOf(statement, ordinal) switch
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
        _ => Encoding.UTF8.GetString(BytesOf(ordinal)),
    };

    public override bool IsDBNull(int ordinal) => SqliteCalls.TypeOf(statement, ordinal) == SQLITE_NULL;

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
