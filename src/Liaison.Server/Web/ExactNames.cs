using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>Reads a value of an enum by its camelCase name as it stands, and by nothing else.</summary>
// The framework's reader takes a name in any case, and several at once as their sum: another value than was meant.
// The OpenAPI document is made with a copy of the options and needs the framework's own converter to know the names.
public sealed class ExactNames(JsonSerializerOptions reading) : JsonConverterFactory
{
    private readonly JsonStringEnumConverter framework = new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => ReferenceEquals(options, reading)
        ? (JsonConverter)Activator.CreateInstance(typeof(ExactName<>).MakeGenericType(typeToConvert))!
        : framework.CreateConverter(typeToConvert, options);

    private sealed class ExactName<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Values =
            Enum.GetValues<T>().ToDictionary(value => CamelCase.Of(value), StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(CamelCase.Of(value));
    }
}
