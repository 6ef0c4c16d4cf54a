using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Liaison.Server.Web;

/// <summary>Strict JSON: camelCase, no unknown or duplicate members, numbers and enums as such, nothing missing and nothing null where it may not be.</summary>
public static class JsonRules
{
    private const int MaxDepth = 16;

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;
        // Answers are JSON, never put into a page as they are: French text stays readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new ExactNames(options));
        options.Converters.Add(new LocalMoment());
        options.Converters.Add(new ClockTime());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullElements } };
        return options;
    }

    // Nullable annotations of the elements of a list are not looked at by the reader itself.
    private static void RefuseNullElements(JsonTypeInfo type)
    {
        var lists = type.Properties.Where(property => property.Get is not null && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
            .Where(property => property.PropertyType != typeof(string)).ToList();
        if (lists.Count > 0)
            type.OnDeserialized = read =>
            {
                if (lists.Any(list => list.Get!(read) is IEnumerable elements && elements.Cast<object?>().Contains(null)))
                    throw new JsonException();
            };
    }

    /// <summary>Appointments come in as local time, <c>2027-01-04T14:30</c>, without offset.</summary>
    private sealed class LocalMoment : JsonConverter<DateTime>
    {
        private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && DateTime.TryParseExact(reader.GetString(), Formats,
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                ? local
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Formats[0], CultureInfo.InvariantCulture));
    }

    /// <summary>A time of day, <c>18:00</c>.</summary>
    private sealed class ClockTime : JsonConverter<TimeOnly>
    {
        private const string Format = "HH:mm";

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TimeOnly.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
    }
}
