using System.Text;
using System.Text.Json;
using Liaison.Domain.Audiences;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Authentication;

namespace Liaison.Server.Audiences;

/// <summary>The one place where a case is kept out of an audience: an address below <c>/audiences</c>, or a body sent there, that names a case,
/// an agenda, an orientation or a decision answers <c>audience.case_not_allowed</c> — by any method, to every known caller, and whether
/// the audience exists or not. [domain rule 3]</summary>
public static class AudienceTrap
{
    private static readonly PathString Audiences = "/api/v1/audiences";

    /// <summary>Stands behind authentication, so that 401 comes first, and before rights and routes, so that nothing else speaks earlier.</summary>
    public static void UseAudienceTrap(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Audiences, StringComparison.OrdinalIgnoreCase, out var below))
        {
            if (context.User.Identity is not { IsAuthenticated: true })
            {
                await context.ChallengeAsync();
                return;
            }
            AudienceRules.MustHoldNoCase(below.Value!.Split('/').Select(Joined));
            AudienceRules.MustHoldNoCase((await MembersSent(context.Request)).Select(Joined));
        }
        await next(context);
    });

    // agenda-items and agenda_items are spellings of agendaItems.
    private static string Joined(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static async Task<IReadOnlyCollection<string>> MembersSent(HttpRequest request)
    {
        // Kept in memory as a whole: what is sent here is not to be left in a temporary file.
        request.EnableBuffering(bufferThreshold: WebRules.MaxBodyBytes + 1);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return MembersOf(InUtf8(body.ToArray(), Charset.Of(request)));
    }

    private static byte[] InUtf8(byte[] body, Encoding? encoding) => body.AsSpan().StartsWith(Encoding.UTF8.Preamble)
        ? body[Encoding.UTF8.Preamble.Length..]
        : Encoding.Convert(encoding ?? Encoding.UTF8, Encoding.UTF8, body);

    // What is no JSON has no members: the endpoint refuses it as malformed. A reader does not recurse, so depth is no danger.
    private static HashSet<string> MembersOf(byte[] body)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = WebRules.MaxBodyBytes });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    names.Add(reader.GetString()!);
            }
            return names;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
