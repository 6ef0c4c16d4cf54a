namespace Liaison.Server.Protection;

/// <summary>The wrapped keys, in a store of their own that no backup of the data holds: a key destroyed here is destroyed for every copy.</summary>
public abstract class KeyStore : IAsyncDisposable
{
    /// <summary>Where it is, for people to read.</summary>
    public abstract string Place { get; }

    /// <summary>Makes the store where there is none; with the schema of the data, as its owner.</summary>
    public abstract void Create();

    /// <summary>One key, or null.</summary>
    public abstract WrappedKey? Find(Guid id);

    /// <summary>Adds keys; they are on disk when this returns. One that is there already stays as it is.</summary>
    public abstract Task Add(IReadOnlyList<WrappedKey> keys);

    /// <summary>Destroys keys for good; that is on disk when this returns.</summary>
    public abstract Task Destroy(IReadOnlyList<Guid> ids, DateTimeOffset at);

    /// <summary>The keys after one in the order of their ids, at most so many.</summary>
    public abstract IReadOnlyList<WrappedKey> After(Guid id, int most);

    /// <summary>Gives keys another wrapping, each only where it still has the one it was read with.</summary>
    public abstract Task Rewrap(IReadOnlyList<(WrappedKey Before, WrappedKey After)> keys);

    public abstract ValueTask DisposeAsync();
}
