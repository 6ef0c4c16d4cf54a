using System.Text.Json;
using Liaison.Server.Protection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Benchmarks.Drills;

/// <summary>What the service would be without protection: everything is written as it is.</summary>
/// <param name="database">The database beside which the keys would lie.</param>
internal sealed class PlainSafe(string database, KeyStore store)
    : Safe(store, new RootKeyFiles(Decade.Generator.Keys(database).RootKeys), TimeProvider.System, NullLogger<Safe>.Instance)
{
    public override byte[] Seal<T>(string prefecture, Guid keyId, string field, T content) => JsonSerializer.SerializeToUtf8Bytes(content, Json);

    public override T? Open<T>(string prefecture, Guid keyId, string field, byte[]? envelope) where T : default =>
        envelope is null ? default : JsonSerializer.Deserialize<T>(envelope, Json);
}
