using System.Security.Cryptography;
using Liaison.Domain;
using Liaison.Server.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace Liaison.Server.Protection;

// The keys behind it: made, wrapped, kept in memory, destroyed.
public partial class Safe
{
    // Another node may have destroyed a key: no memory holds one for longer.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache keys = new(new MemoryCacheOptions { SizeLimit = keptKeys, Clock = new CacheClock(clock) });

    private sealed class CacheClock(TimeProvider clock) : ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }

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
}
