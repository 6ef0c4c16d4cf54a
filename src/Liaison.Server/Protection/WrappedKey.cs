namespace Liaison.Server.Protection;

/// <summary>The key of one case, or of one prefecture's own texts, as the key store holds it.</summary>
public sealed record WrappedKey
{
    /// <summary>The case; for a prefecture see <see cref="Safe.HouseOf"/>.</summary>
    public required Guid Id { get; init; }
    /// <summary>Code of the prefecture whose it is.</summary>
    public required string Prefecture { get; init; }
    /// <summary>Id of the root key with which it is wrapped; null once destroyed.</summary>
    public string? Root { get; init; }
    /// <summary>The key, wrapped; null once destroyed.</summary>
    public byte[]? Wrapped { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    /// <summary>When it was destroyed: what it sealed can never be read again.</summary>
    public DateTimeOffset? DestroyedAt { get; init; }
}
