using System.Buffers;
using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Liaison.Server.Data;

/// <summary>A statement of one SQLite connection that stays prepared, with its parameters and Dapper's reader of its rows: what Dapper and the
/// driver find out anew at each call is found out once.</summary>
internal sealed class KeptStatement : IDisposable
{
    private const int LongestOnStack = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly nint handle;
    private readonly KeptRow row;
    private (Type? Arguments, Slot[] Slots) binding = (null, []);
    private (Type? Row, Func<DbDataReader, object?> Parse) reading = (null, _ => null);

    public KeptStatement(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out statement), database);
        (this.database, handle) = (database, statement.DangerousGetHandle());
        row = new KeptRow(statement);
    }

    /// <summary>One parameter, where its value comes from, and how that stands in a column.</summary>
    private readonly record struct Slot(int Parameter, Func<object, object?> Value, IColumn? Column);

    /// <summary>All rows.</summary>
    public IReadOnlyList<T> Rows<T>(object? arguments)
    {
        try
        {
            Bind(arguments);
            if (!Step())
                return [];
            var parse = ParserOf<T>();
            var rows = new List<T>();
            do
                rows.Add((T)parse(row)!);
            while (Step());
            return rows;
        }
        finally
        {
            _ = SqliteCalls.Reset(handle);
        }
    }

    /// <summary>The one row, or the default; more than one is an error.</summary>
    public T? Row<T>(object? arguments)
    {
        try
        {
            Bind(arguments);
            if (!Step())
                return default;
            var read = (T?)ParserOf<T>()(row);
            return Step() ? throw new InvalidOperationException("A statement for one row gave several.") : read;
        }
        finally
        {
            _ = SqliteCalls.Reset(handle);
        }
    }

    /// <summary>Runs it, and says how many rows it changed.</summary>
    public int Run(object? arguments)
    {
        try
        {
            Bind(arguments);
            while (Step())
            {
                // what it tells is not asked for
            }
            return sqlite3_changes(database);
        }
        finally
        {
            _ = SqliteCalls.Reset(handle);
        }
    }

    public void Dispose() => statement.Dispose();

    /// <summary>Whether there is a row.</summary>
    private bool Step()
    {
        var code = SqliteCalls.Step(handle);
        if (code is not (SQLITE_ROW or SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, database);
        return code == SQLITE_ROW;
    }

    private void Bind(object? arguments)
    {
        if (arguments is null)
            return;
        var type = arguments.GetType();
        if (binding.Arguments != type)
            binding = (type, SlotsOf(type));
        foreach (var (parameter, valueOf, column) in binding.Slots)
        {
            var code = valueOf(arguments) switch
            {
                null => SqliteCalls.BindNull(handle, parameter),
                var value when column is not null => Bind(parameter, column.Text(value)),
                string text => Bind(parameter, text),
                byte[] bytes => SqliteCalls.BindBytes(handle, parameter, bytes, bytes.Length, SqliteCalls.Transient),
                long number => SqliteCalls.BindNumber(handle, parameter, number),
                int number => SqliteCalls.BindNumber(handle, parameter, number),
                bool yes => SqliteCalls.BindNumber(handle, parameter, yes ? 1 : 0),
                var other => throw new InvalidCastException($"A {other.GetType()} cannot be bound."),
            };
            SqliteException.ThrowExceptionForRC(code, database);
        }
    }

    private int Bind(int parameter, string text)
    {
        var rented = text.Length * 3 > LongestOnStack ? ArrayPool<byte>.Shared.Rent(text.Length * 3) : null;
        var utf8 = rented ?? stackalloc byte[LongestOnStack];
        var code = SqliteCalls.BindText(handle, parameter, utf8, Encoding.UTF8.GetBytes(text, utf8), SqliteCalls.Transient);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return code;
    }

    // Only what the statement names is bound, as Dapper does.
    private Slot[] SlotsOf(Type type) =>
    [
        .. Argument.Of(type)
            .Select(argument => new Slot(sqlite3_bind_parameter_index(statement, "@" + argument.Name), argument.ValueIn, Mapping.ColumnOf(argument.Type)))
            .Where(slot => slot.Parameter > 0),
    ];

    private Func<DbDataReader, object?> ParserOf<T>()
    {
        if (reading.Row == typeof(T))
            return reading.Parse;
        row.ReadAs(typeof(T));
        reading = (typeof(T), row.GetRowParser(typeof(T)));
        return reading.Parse;
    }
}
