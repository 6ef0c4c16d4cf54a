using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Demonstrations;
using Liaison.Domain.Meetings;
using Liaison.Domain.Prefectures;
using NpgsqlTypes;

namespace Liaison.Server.Data;

/// <summary>How the domain's values stand in columns: as text in SQLite, in PostgreSQL in its own types. Enums are bound as their names by
/// the tables themselves.</summary>
public static class Mapping
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lock Gate = new();
    private static readonly Dictionary<Type, IColumn> Columns = [];
    private static bool registered;

    /// <summary>Registers the handlers, once, before the first query.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (registered)
                return;
            registered = true;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            AddScalars();
            // Every acknowledgement tells the address of its service, of which there are few.
            AddJson(Once(ReadJson<ServiceAddress>));
            AddJson<Address>();
            AddJson<Contact>();
            AddJson<IReadOnlyList<string>>();
            AddJson<IReadOnlyList<Guid>>();
            AddJson<IReadOnlyList<Gap>>();
            AddJson<IReadOnlyList<PersonOrientation>>();
            AddJson<IReadOnlyList<PreferredPeriod>>();
            AddJson<IReadOnlyList<InformationRequest>>();
            AddJson<IReadOnlyList<FormerDate>>();
            AddJson<IReadOnlyList<Attendance>>();
            AddJson<IReadOnlyList<Declaration>>();
            AddJson<IReadOnlyList<AudienceTopic>>();
            AddJson<IReadOnlyList<AudiencePresence>>();
        }
    }

    /// <summary>How values of a type stand in a column, or null where every driver knows the type.</summary>
    internal static IColumn? ColumnOf(Type type) => Columns.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type);

    private static void AddScalars()
    {
        Add(new Column<Guid>(NpgsqlDbType.Uuid, id => id.ToString("D"), text => Guid.ParseExact(text, "D")));
        Add(new Column<DateOnly>(NpgsqlDbType.Date,
            day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Add(new Column<TimeOnly>(NpgsqlDbType.Time,
            time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            text => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture)));
        Add(new Column<DateTimeOffset>(NpgsqlDbType.TimestampTz,
            at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            text => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture),
            at => at.ToUniversalTime(),
            value => new DateTimeOffset((DateTime)value)));
        Add(new Column<decimal>(NpgsqlDbType.Numeric,
            value => value.ToString(CultureInfo.InvariantCulture),
            text => decimal.Parse(text, CultureInfo.InvariantCulture)));
    }

    private static void Add<T>(Column<T> column) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        Handle(column);
    }

    private static void AddJson<T>() => AddJson(text => text == "[]" ? Empty<T>.List : ReadJson<T>(text));

    private static void AddJson<T>(Func<string, T> read) => Handle(new Column<T>(NpgsqlDbType.Jsonb,
        value => JsonSerializer.Serialize(value, Json), read, value => JsonSerializer.Serialize(value, Json)));

    private static T ReadJson<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;

    /// <summary>The same, and what was read once of a text is known.</summary>
    private static Func<string, T> Once<T>(Func<string, T> read)
    {
        var known = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
        return text => known.GetOrAdd(text, read);
    }

    private static void Handle<T>(Column<T> column)
    {
        SqlMapper.AddTypeHandler(typeof(T), column);
        Columns[typeof(T)] = column;
    }

    // Most lists of most rows are empty.
    private static class Empty<T>
    {
        public static readonly T List = ReadJson<T>("[]");
    }
}
