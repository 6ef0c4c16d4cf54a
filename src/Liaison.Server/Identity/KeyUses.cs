using System.Collections.Concurrent;
using Liaison.Server.Data;

namespace Liaison.Server.Identity;

/// <summary>When each key was last used, kept apart from the requests: a request only notes it here, and neither waits nor fails for it.</summary>
public sealed partial class KeyUses(Database database, ILogger<KeyUses> logger)
{
    /// <summary>A use is written when the last one written is at least so long ago.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    private const string Sql = "UPDATE api_key SET last_used_at = @At WHERE id = @Id AND (last_used_at IS NULL OR last_used_at < @At)";

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> waiting = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> written = new();

    /// <summary>Notes that a key is used now.</summary>
    /// <param name="key">As it was read, perhaps before its last use was written.</param>
    public void Note(ApiKey key, DateTimeOffset now)
    {
        if (IsLongAgo(key.LastUsedAt) && !waiting.ContainsKey(key.Id) && (!written.TryGetValue(key.Id, out var last) || IsLongAgo(last)))
            waiting.TryAdd(key.Id, now);

        bool IsLongAgo(DateTimeOffset? use) => use is not { } at || now - at >= Grain;
    }

    /// <summary>Writes what waits, all in one write; what cannot be written waits on.</summary>
    public async Task Flush()
    {
        // Always in one order: two nodes that write the same rows must not wait for each other in a ring.
        var uses = waiting.OrderBy(use => use.Key).ToList();
        if (uses.Count == 0)
            return;
        try
        {
            await database.Write(Reach.None, async link =>
            {
                foreach (var use in uses)
                    await link.Execute(Sql, new { Id = use.Key, At = use.Value });
                return uses.Count;
            });
            foreach (var use in uses)
            {
                written[use.Key] = use.Value;
                waiting.TryRemove(use);
            }
        }
        catch (Exception error)
        {
            LogFailed(logger, error.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The last uses of keys could not be written and wait: {Type}")]
    private static partial void LogFailed(ILogger logger, string type);
}
