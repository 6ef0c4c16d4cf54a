using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Domain;
using Liaison.Server.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace Liaison.Server.Protection;

/// <summary>Seals what is said of people, and opens it again: what a case holds under the key of that case, other texts of a prefecture under
/// the prefecture's own. A key that was destroyed opens nothing any more, in no copy.</summary>
/// <param name="keptKeys">How many keys are kept in memory at most.</param>
public partial class Safe(KeyStore store, IKeyService service, TimeProvider clock, ILogger<Safe> logger, int keptKeys = 20_000) : IDisposable
{
    // Another node may have destroyed a key: no memory holds one for longer.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    internal static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
    };

    private const int BlindBytes = 16;
    private static readonly ConcurrentDictionary<string, Guid> Houses = new(StringComparer.Ordinal);
    private static readonly byte[] BlindIndex = "liaison.blind-index.v1"u8.ToArray();

    private readonly MemoryCache keys = new(new MemoryCacheOptions { SizeLimit = keptKeys, Clock = new CacheClock(clock) });

    private sealed class CacheClock(TimeProvider clock) : ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }

    /// <summary>The id under which the key store holds the key of a prefecture's own texts.</summary>
    public static Guid HouseOf(string prefecture) =>
        Houses.GetOrAdd(prefecture, static code => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"house {code}"))[..16]));

    /// <summary>Makes the key store where there is none, as its owner.</summary>
    public void CreateStore() => store.Create();

    /// <summary>Why the keys that are there cannot be used, or null when they can: a service that went on would make new ones beside them.</summary>
    public string? WhyNot()
    {
        try
        {
            _ = store.After(Guid.Empty, 100).FirstOrDefault(key => key.Wrapped is not null) is { } first ? Unwrap(first) : null;
            return null;
        }
        catch (RefusedException)
        {
            return $"The keys in {store.Place} cannot be unwrapped: bring the root keys back that belong to them (docs/operations.md).";
        }
    }

    /// <summary>Makes the keys of cases that are about to be opened; they are on disk when this returns.</summary>
    public Task MakeKeys(string prefecture, IReadOnlyList<Guid> cases)
    {
        var made = new List<WrappedKey>(cases.Count);
        foreach (var id in cases)
        {
            var key = RandomNumberGenerator.GetBytes(Envelope.KeyBytes);
            made.Add(Wrap(id, key, prefecture));
            Remember(id, key);
        }
        return store.Add(made);
    }

    /// <summary>Makes the keys that cases of earlier versions do not have yet.</summary>
    public Task MakeMissingKeys(string prefecture, IEnumerable<Guid> cases) => MakeKeys(prefecture, [.. cases.Where(id => store.Find(id) is null)]);

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
    public virtual T? Open<T>(string prefecture, Guid keyId, string field, byte[]? envelope) =>
        OpenBytes(prefecture, keyId, field, envelope) is { } content ? JsonSerializer.Deserialize<T>(content, Json) : default;

    /// <summary>Opens bytes as they were sealed; null where nothing was, or where the key was destroyed.</summary>
    /// <exception cref="RefusedException"><c>protection.unreadable</c>: the key is missing, or the envelope was changed.</exception>
    public byte[]? OpenBytes(string prefecture, Guid keyId, string field, byte[]? envelope)
    {
        if (envelope is null || KeyOf(prefecture, keyId) is not { } key)
            return null;
        Span<byte> context = stackalloc byte[ContextBytes];
        try
        {
            return key.Open(Context(context, prefecture, keyId, field), envelope);
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

    /// <summary>Destroys the keys of cases; what they sealed cannot be read again.</summary>
    public async Task Destroy(IReadOnlyList<Guid> cases)
    {
        await store.Destroy(cases, clock.Now());
        foreach (var id in cases)
            keys.Remove(id);
    }

    /// <summary>Wraps every key anew that is not wrapped with the present root key, while the service goes on. What stops half-way is taken up by
    /// the next run. Returns how many were.</summary>
    public async Task<int> Rewrap(CancellationToken cancellationToken = default)
    {
        const int page = 500;
        var (count, last) = (0, Guid.Empty);
        while (store.After(last, page) is [.., var end] found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var others = found.Where(key => key.Wrapped is not null && key.Root != service.PresentRoot).ToList();
            await store.Rewrap([.. others.Select(before => (before, Wrap(before.Id, Unwrap(before), before.Prefecture) with { MadeAt = before.MadeAt }))]);
            (count, last) = (count + others.Count, end.Id);
        }
        return count;
    }

    public void Dispose()
    {
        keys.Dispose();
        GC.SuppressFinalize(this);
    }

    private KeptKey? KeyOf(string prefecture, Guid id)
    {
        if (keys.TryGetValue(id, out KeptKey? known))
            return known;
        var wrapped = store.Find(id) ?? (id == HouseOf(prefecture) ? MakeHouse(prefecture, id) : throw Unreadable(id));
        if (wrapped.Wrapped is null)
            return null;
        return Remember(id, Unwrap(wrapped));
    }

    // Once in the life of a prefecture; where two do so at once, the first one's stays.
    private WrappedKey MakeHouse(string prefecture, Guid id)
    {
        store.Add([Wrap(id, RandomNumberGenerator.GetBytes(Envelope.KeyBytes), prefecture)]).GetAwaiter().GetResult();
        return store.Find(id)!;
    }

    private WrappedKey Wrap(Guid id, byte[] key, string prefecture)
    {
        Span<byte> context = stackalloc byte[ContextBytes];
        var (root, wrapped) = service.Wrap(key, Context(context, prefecture, id, "key"));
        return new WrappedKey { Id = id, Prefecture = prefecture, Root = root, Wrapped = wrapped, MadeAt = clock.Now() };
    }

    private byte[] Unwrap(WrappedKey wrapped)
    {
        Span<byte> context = stackalloc byte[ContextBytes];
        try
        {
            return service.Unwrap(wrapped.Root!, wrapped.Wrapped, Context(context, wrapped.Prefecture, wrapped.Id, "key"));
        }
        catch (Exception unusable) when (unusable is CryptographicException or StorageException)
        {
            throw Unreadable(wrapped.Id);
        }
    }

    private KeptKey Remember(Guid id, byte[] key) => keys.Set(id, new KeptKey(key), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });

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
