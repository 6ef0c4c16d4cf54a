using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Liaison.Server.Web;

/// <summary>The header <c>Idempotency-Key</c> of a POST: who sent what under which name. Only keyed hashes of it are kept.</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const int Longest = 255;
    /// <summary>The header at its longest: every character escaped, and the quotes.</summary>
    public const int LongestLine = (2 * Longest) + 2;
    /// <summary>Its form, as <see cref="Read"/> takes it.</summary>
    public const string Pattern = @"^""([ !#-\[\]-~]|\\[""\\]){1,255}""$";

    /// <summary>Stands behind the order of refusals, before the body is read by the route. Code, 400: <c>idempotency_key.malformed</c>.</summary>
    public static void UseIdempotencyKeys(this WebApplication app)
    {
        var key = new Lazy<byte[]>(() => app.Services.GetRequiredService<SharedKey>().For("liaison.idempotency.v1"));
        app.Use(async (context, next) =>
        {
            if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.TryGetValue(Header, out var sent)
                && context.GetEndpoint()?.Metadata.GetMetadata<UseCaseMetadata>() is { Writes: true } useCase)
                await Take(context, Read(sent), useCase, key.Value);
            await next(context);
        });
    }

    /// <summary>The text of a structured string, quotes and escapes included as they came; one text has one spelling. [RFC 8941, 3.3.3]</summary>
    public static string Read(StringValues sent) => sent is [{ } text] && IsQuoted(text)
        ? text
        : throw new HttpRefusedException(StatusCodes.Status400BadRequest, RepeatRules.Malformed);

    private static bool IsQuoted(string text)
    {
        if (text.Length < 3 || text[0] != '"' || text[^1] != '"')
            return false;
        var length = 0;
        for (var at = 1; at < text.Length - 1; at++, length++)
        {
            if (text[at] is < ' ' or > '~' or '"' || (text[at] == '\\' && !(++at < text.Length - 1 && text[at] is '"' or '\\')))
                return false;
        }
        return length <= Longest;
    }

    private static async Task Take(HttpContext context, string sent, UseCaseMetadata useCase, byte[] key)
    {
        var services = context.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        var name = Encoding.UTF8.GetBytes($"{caller.Id:N}\n{useCase.Request.FullName}\n{sent}");
        services.GetRequiredService<Repeat>().Allow(HMACSHA256.HashData(key, name), await HashOf(context, key));
    }

    // The address is part of what is sent: the same key for another item is another request.
    private static async Task<byte[]> HashOf(HttpContext context, byte[] key)
    {
        var request = context.Request;
        // Kept in memory as a whole: what is sent here is not to be left in a temporary file.
        request.EnableBuffering(bufferThreshold: (int)(context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? WebRules.MaxBodyBytes) + 1);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            hash.AppendData(buffer, 0, read);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
