using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Domain;

namespace Liaison.Server.Protection;

/// <summary>Seals what is said of people, and opens it again: what a case holds under the key of that case, other texts of a prefecture under
/// the prefecture's own. A key that was destroyed opens nothing any more, in no copy.</summary>
/// <param name="keptKeys">How many keys are kept in memory at most.</param>
public partial class Safe(KeyStore store, IKeyService service, TimeProvider clock, ILogger<Safe> logger, int keptKeys = 20_000) : IDisposable
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
    };

    private const int BlindBytes = 16;
    private const int LongestOnStack = 1024;
    private static readonly ConcurrentDictionary<string, Guid> Houses = new(StringComparer.Ordinal);
    private static readonly byte[] BlindIndex = "liaison.blind-index.v1"u8.ToArray();

    /// <summary>The id under which the key store holds the key of a prefecture's own texts.</summary>
    public static Guid HouseOf(string prefecture) =>
        Houses.GetOrAdd(prefecture, static code => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"house {code}"))[..16]));

    /// <summary>Seals content.</summary>
    /// <param name="keyId">The case, or <see cref="HouseOf"/> the prefecture.</param>
    /// <param name="field">What it is, e.g. <c>person</c>: an envelope opens as nothing else.</param>
    /// <exception cref="RefusedException"><c>protection.unreadable</c>: there is no such key.</exception>
    public virtual byte[] Seal<T>(string prefecture, Guid keyId, string field, T content) =>
        SealBytes(prefecture, keyId, field, JsonSerializer.SerializeToUtf8Bytes(content, Json));

    /// <summary>Seals bytes as they are.</summary>
    /// <exception cref="RefusedException"><c>protection.unreadable</c>: there is no such key.</exception>
    public byte[] SealBytes(string prefecture, Guid keyId, string field, ReadOnlySpan<byte> content)
    {
        var key = KeyOf(prefecture, keyId) ?? throw Unreadable(keyId);
        Span<byte> context = stackalloc byte[ContextBytes];
        return key.Seal(Context(context, prefecture, keyId, field), content);
    }

    /// <summary>Opens what was sealed; the default where nothing was, or where the key was destroyed.</summary>
    /// <exception cref="RefusedException"><c>protection.unreadable</c>: the key is missing, or the envelope was changed.</exception>
    public virtual T? Open<T>(string prefecture, Guid keyId, string field, byte[]? envelope)
    {
        if (envelope is null)
            return default;
        // Most are short; a longer one is opened in a buffer that others are lent after it.
        var rented = envelope.Length > LongestOnStack ? ArrayPool<byte>.Shared.Rent(envelope.Length) : null;
        var content = rented ?? stackalloc byte[LongestOnStack];
        try
        {
            return OpenInto(content, prefecture, keyId, field, envelope) is { } length ? JsonSerializer.Deserialize<T>(content[..length], Json) : default;
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>Opens bytes as they were sealed; null where nothing was, or where the key was destroyed.</summary>
    /// <exception cref="RefusedException"><c>protection.unreadable</c>: the key is missing, or the envelope was changed.</exception>
    public byte[]? OpenBytes(string prefecture, Guid keyId, string field, byte[]? envelope)
    {
        if (envelope is null)
            return null;
        var content = new byte[envelope.Length];
        return OpenInto(content, prefecture, keyId, field, envelope) is { } length ? content[..length] : null;
    }

    private int? OpenInto(Span<byte> content, string prefecture, Guid keyId, string field, byte[] envelope)
    {
        if (KeyOf(prefecture, keyId) is not { } key)
            return null;
        Span<byte> context = stackalloc byte[ContextBytes];
        try
        {
            return key.Open(Context(context, prefecture, keyId, field), envelope, content);
        }
        catch (CryptographicException)
        {
            throw Unreadable(keyId);
        }
    }

    /// <summary>Keyed hashes of texts, 16 bytes each: the same text gives the same hash within a prefecture, and without its key nobody can tell
    /// of which text one is.</summary>
    public virtual IReadOnlyList<byte[]> Blind(string prefecture, IEnumerable<string> texts)
    {
        var house = HouseOf(prefecture);
        var key = Derived((KeyOf(prefecture, house) ?? throw Unreadable(house)).Key);
        return [.. texts.Select(text => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))[..BlindBytes])];
    }

    private static byte[] Derived(ReadOnlySpan<byte> house)
    {
        var key = new byte[Envelope.KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, house, key, salt: [], info: BlindIndex);
        return key;
    }

    public void Dispose()
    {
        keys.Dispose();
        GC.SuppressFinalize(this);
    }

    // Prefecture, key and field: an envelope that was put elsewhere does not open. The version stands in the envelope itself.
    private const int ContextBytes = 64;

    private static ReadOnlySpan<byte> Context(Span<byte> into, string prefecture, Guid keyId, string field)
    {
        var length = Encoding.ASCII.GetBytes(prefecture, into[2..]);
        BinaryPrimitives.WriteInt16LittleEndian(into, (short)length);
        length += 2;
        keyId.TryWriteBytes(into[length..]);
        length += 16;
        return into[..(length + Encoding.ASCII.GetBytes(field, into[length..]))];
    }

    private RefusedException Unreadable(Guid keyId)
    {
        LogUnreadable(logger, keyId, store.Place);
        return ProtectionRules.Unreadable.Because();
    }

    [LoggerMessage(1, LogLevel.Error, "What is sealed under the key {KeyId} cannot be opened: it, or its root key, is missing from {Place} or is another.")]
    private static partial void LogUnreadable(ILogger logger, Guid keyId, string place);
}
