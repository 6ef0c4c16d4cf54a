using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Liaison.Server.Data;

/// <summary>How values of a type stand in a column of SQLite.</summary>
internal interface IColumn
{
    /// <summary>The text of a value.</summary>
    string Text(object value);
}

/// <summary>One type of the domain as both engines keep it. A null has the type as well, so that PostgreSQL knows what it compares.</summary>
/// <param name="native">PostgreSQL's own type.</param>
/// <param name="write">The text that SQLite keeps.</param>
/// <param name="toNative">The value that PostgreSQL's driver takes; by default the value itself.</param>
/// <param name="fromNative">Back from what the driver gives; by default the value itself.</param>
internal sealed class Column<T>(NpgsqlDbType native, Func<T, string> write, Func<string, T> read,
    Func<T, object>? toNative = null, Func<object, T>? fromNative = null) : SqlMapper.ITypeHandler, IColumn
{
    public string Text(object value) => write((T)value);

    public void SetValue(IDbDataParameter parameter, object? value)
    {
        if (parameter is NpgsqlParameter typed)
            typed.NpgsqlDbType = native;
        else
            parameter.DbType = DbType.String;
        parameter.Value = value is not T known ? DBNull.Value
            : parameter is not NpgsqlParameter ? write(known)
            : toNative is null ? known : toNative(known);
    }

    public object? Parse(Type destinationType, object value) => value switch
    {
        // The only column of a row comes here even where it is null, such as the greatest of no rows.
        DBNull => null,
        string text => read(text),
        T known => known,
        _ when fromNative is not null => fromNative(value),
        _ => throw new InvalidCastException($"A column holds {value.GetType()} where {typeof(T)} stands."),
    };
}
