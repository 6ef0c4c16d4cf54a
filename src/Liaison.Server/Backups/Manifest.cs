using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Server.Data;

namespace Liaison.Server.Backups;

/// <summary>What a backup holds, as it says so itself in <c>manifest.json</c>.</summary>
public sealed record Manifest
{
    public const string PresentFormat = "liaison-backup/2";

    /// <summary>Of versions that did not encrypt the data; a folder that is signed is restored all the same.</summary>
    public const string PlainFormat = "liaison-backup/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required string Format { get; init; }
    public required StorageEngine Engine { get; init; }
    /// <summary>An instant before the moment that was saved: what was acknowledged until then is in it.</summary>
    public required DateTimeOffset TakenAt { get; init; }
    /// <summary>The scripts that had run, in their order.</summary>
    public required IReadOnlyList<string> Schema { get; init; }
    public required IReadOnlyList<SavedFile> Files { get; init; }
    /// <summary>How many rows each table held.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }
    /// <summary>The last checkpoint of the journal, when there was one.</summary>
    public required SavedCheckpoint? Journal { get; init; }
    /// <summary>Id of the journal's key that signed the backup, when there was one.</summary>
    public required string? SignedBy { get; init; }
    /// <summary>The key under which the data are sealed; null in the plain format alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SavedKey? Key { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote; anything else is refused.</summary>
    public static Manifest Read(byte[] json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(json, Json);
            return manifest is { Format: PresentFormat, Key: not null } or { Format: PlainFormat, Key: null } ? manifest : throw new StorageException("The backup has a format that this version does not read.");
        }
        catch (JsonException)
        {
            throw new StorageException("The backup's manifest cannot be read.");
        }
    }
}

/// <summary>One file of a backup.</summary>
/// <param name="Sha256">In hexadecimal.</param>
public sealed record SavedFile(string Name, long Bytes, string Sha256);

/// <summary>The key of a backup, as a root key has wrapped it.</summary>
/// <param name="Root">Id of the root key.</param>
/// <param name="Wrapped">In base 64.</param>
public sealed record SavedKey(string Root, string Wrapped);

/// <summary>A checkpoint of the journal, to compare with what its witnesses keep.</summary>
/// <param name="Size">How many leaves it seals.</param>
/// <param name="Root">In base 64.</param>
public sealed record SavedCheckpoint(long Size, string Root, DateTimeOffset At, string KeyId);

/// <summary>What is in a database at one moment.</summary>
public sealed record Contents(IReadOnlyList<string> Schema, IReadOnlyDictionary<string, long> Rows, SavedCheckpoint? Journal)
{
    /// <summary>Where it differs from what a manifest says, or null.</summary>
    public string? DifferenceFrom(Manifest manifest)
    {
        if (!Schema.SequenceEqual(manifest.Schema))
            return "its scripts are others";
        var table = Rows.Keys.Union(manifest.Rows.Keys).FirstOrDefault(name => Rows.GetValueOrDefault(name, -1) != manifest.Rows.GetValueOrDefault(name, -1));
        return table is not null ? $"table {table} has another number of rows" : Journal != manifest.Journal ? "its last checkpoint is another" : null;
    }
}
