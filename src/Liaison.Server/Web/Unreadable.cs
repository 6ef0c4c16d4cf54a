using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;

namespace Liaison.Server.Web;

/// <summary>Which parameter of an address could not be read. Of one that may be left out the framework's generated code says only that there
/// is one, so what it tried is tried again.</summary>
internal static class Unreadable
{
    /// <summary>Refuses with <c>parameter.malformed</c> what the generated code has left at a bare 400.</summary>
    public static void MustNotBe(HttpContext context)
    {
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && In(context) is { } parameter)
            throw new HttpRefusedException(StatusCodes.Status400BadRequest, WebRules.ParameterMalformed, parameter);
    }

    // Its name, or null where all can be read.
    private static string? In(HttpContext context) => context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
        .FirstOrDefault(parameter => parameter.HasTryParse && context.Request.Query.TryGetValue(parameter.Name, out var sent)
            && sent.ToString() is { Length: > 0 } text && !Reads(Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType)
                ?? parameter.ParameterInfo.ParameterType, text))?.Name;

    private static bool Reads(Type type, string text)
    {
        var read = type.MakeByRefType();
        return (type.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), read]), type.GetMethod("TryParse", [typeof(string), read])) switch
        {
            ({ } invariant, _) => (bool)invariant.Invoke(null, [text, CultureInfo.InvariantCulture, null])!,
            (_, { } plain) => (bool)plain.Invoke(null, [text, null])!,
            _ => true,
        };
    }
}
