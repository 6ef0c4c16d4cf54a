using System.Text;
using Microsoft.Net.Http.Headers;

namespace Liaison.Server.Web;

/// <summary>The charset that <c>Content-Type</c> names for a body.</summary>
public static class Charset
{
    /// <summary>The encoding of a body, UTF-8 where none is named; null where what is named is no encoding.</summary>
    public static Encoding? Of(HttpRequest request)
    {
        var name = HeaderUtilities.RemoveQuotes(request.GetTypedHeaders().ContentType?.Charset ?? default);
        try
        {
            return name.Length == 0 ? Encoding.UTF8 : Encoding.GetEncoding(name.Value!);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Refuses an encoding that is none with <c>body.media_type_not_supported</c>, and takes the quotes off, which HTTP allows:
    /// the framework's reader of JSON would fail on either.</summary>
    public static void UseCharsets(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.GetTypedHeaders().ContentType is not { Charset.Length: > 0 } type)
            return next(context);
        if (Of(request) is not { } encoding)
            throw new HttpRefusedException(StatusCodes.Status415UnsupportedMediaType, WebRules.MediaTypeNotSupported);
        type.Charset = encoding.WebName;
        request.ContentType = type.ToString();
        return next(context);
    });
}
