using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Liaison.Server.Web;

/// <summary>How <c>If-Match</c> and <c>If-None-Match</c> are read. [RFC 9110, 13.1]</summary>
public static class Preconditions
{
    /// <summary>Whether a header is <c>*</c> or a list of entity tags.</summary>
    public static bool IsWellFormed(StringValues header) => Read(header) is { Count: > 0 };

    /// <summary>Whether <c>If-Match</c> admits this tag: it stands there, and not as a weak one.</summary>
    public static bool Admits(StringValues header, string tag) => Holds(header, tag, isStrong: true);

    /// <summary>Whether <c>If-None-Match</c> knows this tag, be it as a weak one.</summary>
    public static bool Knows(StringValues header, string tag) => Holds(header, tag, isStrong: false);

    private static bool Holds(StringValues header, string tag, bool isStrong)
    {
        if (header.Count == 1 && header[0] == tag)
            return true;
        var own = EntityTagHeaderValue.Parse(tag);
        return Read(header)?.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(own, isStrong)) == true;
    }

    private static IList<EntityTagHeaderValue>? Read(StringValues header) =>
        EntityTagHeaderValue.TryParseStrictList(header.ToArray()!, out var tags) ? tags : null;
}
