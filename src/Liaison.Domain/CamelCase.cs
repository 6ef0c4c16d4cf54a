using System.Text.Json;

namespace Liaison.Domain;

/// <summary>The name of a value as the API writes it: <c>AgendaFreeze</c> is <c>agendaFreeze</c>.</summary>
public static class CamelCase
{
    public static string Of<T>(T value) where T : struct, Enum => Of(value.ToString());

    public static string Of(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
