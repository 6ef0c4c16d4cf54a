using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>A value of an enum as it stands in an address: its camelCase name and nothing else.</summary>
public readonly record struct Named<T>(T Value) where T : struct, Enum
{
    /// <summary>Read by the framework; what is no name of the enum answers 400 <c>parameter.malformed</c>.</summary>
    public static bool TryParse(string? text, out Named<T> named)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (CamelCase.Of(value) == text)
            {
                named = new Named<T>(value);
                return true;
            }
        }
        named = default;
        return false;
    }
}
