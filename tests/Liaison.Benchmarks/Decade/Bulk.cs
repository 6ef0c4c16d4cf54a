using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>One prepared statement that takes rows value by value, in the order of its columns.</summary>
public sealed class Bulk : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int column;

    public Bulk(sqlite3 database, [ConstantExpected] string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    public Bulk Text(ReadOnlySpan<byte> utf8)
    {
        raw.sqlite3_bind_text(statement, ++column, utf8);
        return this;
    }

    public Bulk Text(string text)
    {
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Text(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    public Bulk Id(Guid id)
    {
        Span<byte> utf8 = stackalloc byte[36];
        Utf8Formatter.TryFormat(id, utf8, out _);
        return Text(utf8);
    }

    public Bulk Day(DateOnly day)
    {
        Span<byte> utf8 = stackalloc byte[10];
        day.TryFormat(utf8, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Text(utf8);
    }

    /// <summary>An instant as the service writes it.</summary>
    public Bulk At(DateTimeOffset at)
    {
        Span<byte> utf8 = stackalloc byte[28];
        Utf8Formatter.TryFormat(at.UtcDateTime, utf8, out _, 'O');
        return Text(utf8);
    }

    public Bulk Number(long number)
    {
        raw.sqlite3_bind_int64(statement, ++column, number);
        return this;
    }

    public Bulk Bytes(ReadOnlySpan<byte> bytes)
    {
        raw.sqlite3_bind_blob(statement, ++column, bytes);
        return this;
    }

    public Bulk Null()
    {
        raw.sqlite3_bind_null(statement, ++column);
        return this;
    }

    /// <summary>Writes the row.</summary>
    public void Done()
    {
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
            Check(raw.sqlite3_errcode(database));
        raw.sqlite3_reset(statement);
        column = 0;
        Rows++;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new InvalidOperationException(raw.sqlite3_errmsg(database).utf8_to_string());
    }
}
