using System.Data;
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

namespace Liaison.Server.Data;

/// <summary>How the domain's values stand in SQLite columns. Enums are bound as their names by the tables themselves.</summary>
public static class Mapping
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lock Gate = new();
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
            SqlMapper.RemoveTypeMap(typeof(Guid));
            SqlMapper.RemoveTypeMap(typeof(Guid?));
            SqlMapper.RemoveTypeMap(typeof(DateOnly));
            SqlMapper.RemoveTypeMap(typeof(DateOnly?));
            SqlMapper.RemoveTypeMap(typeof(TimeOnly));
            SqlMapper.RemoveTypeMap(typeof(TimeOnly?));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.RemoveTypeMap(typeof(decimal));
            SqlMapper.RemoveTypeMap(typeof(decimal?));
            SqlMapper.AddTypeHandler(new TextColumn<Guid>(id => id.ToString("D"), text => Guid.ParseExact(text, "D")));
            SqlMapper.AddTypeHandler(new TextColumn<DateOnly>(
                day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
            SqlMapper.AddTypeHandler(new TextColumn<TimeOnly>(
                time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
                text => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture)));
            SqlMapper.AddTypeHandler(new TextColumn<DateTimeOffset>(
                at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
                text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));
            SqlMapper.AddTypeHandler(new TextColumn<decimal>(
                value => value.ToString(CultureInfo.InvariantCulture),
                text => decimal.Parse(text, CultureInfo.InvariantCulture)));
            AddJson<ServiceAddress>();
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

    private static void AddJson<T>() => SqlMapper.AddTypeHandler(new TextColumn<T>(
        value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!));

    private sealed class TextColumn<T>(Func<T, string> write, Func<string, T> read) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null ? DBNull.Value : write(value);
        }

        public override T Parse(object value) => read((string)value);
    }
}
