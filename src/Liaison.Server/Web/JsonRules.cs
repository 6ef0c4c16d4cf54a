using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
        return options;
    }

    // The framework's reader takes a name in any case, and several at once as their sum: another value than was meant.
    // The OpenAPI document is made with a copy of the options and needs the framework's own converter to know the names.
    private sealed class ExactNames(JsonSerializerOptions reading) : JsonConverterFactory
    {
        private readonly JsonStringEnumConverter framework = new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => ReferenceEquals(options, reading)
            ? (JsonConverter)Activator.CreateInstance(typeof(ExactName<>).MakeGenericType(typeToConvert))!
            : framework.CreateConverter(typeToConvert, options);
    }

    private sealed class ExactName<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Values =
            Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
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
}
