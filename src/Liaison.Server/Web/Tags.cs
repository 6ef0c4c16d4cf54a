using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Liaison.Server.Data;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Liaison.Server.Web;

/// <summary>Strong entity tags: a keyed hash of the very bytes that a reader gets. A tag changes with anything this reader is shown and with
/// nothing else, is the same on every node, and tells nothing to whoever guesses at a content.</summary>
public sealed class Tags(SharedKey key, IOptions<JsonOptions> json) : IDisposable
{
    private const int TagBytes = 16;
    private readonly byte[] key = key.For("liaison.etag.v1");
    // To set up a keyed hash costs as much as to hash an answer: each thread keeps one.
    private readonly ThreadLocal<IncrementalHash?> hashes = new();

    /// <summary>A view as it is sent.</summary>
    public byte[] Form<TView>(TView view) => JsonSerializer.SerializeToUtf8Bytes(view, json.Value.SerializerOptions);

    /// <summary>The tag of a form, quotes included.</summary>
    public string Of(ReadOnlySpan<byte> form)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var keyed = hashes.Value ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        keyed.AppendData(form);
        keyed.GetHashAndReset(hash);
        return $"\"{Base64Url.EncodeToString(hash[..TagBytes])}\"";
    }

    public void Dispose() => hashes.Dispose();
}
