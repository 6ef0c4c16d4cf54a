using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Liaison.Server.Journal;

/// <summary>The first line of an export.</summary>
/// <param name="Prefecture">Whose payloads it holds.</param>
/// <param name="Size">How many leaves follow.</param>
/// <param name="PayloadMonths">After how many months a payload may be deleted.</param>
public sealed record ExportHeader(string Format, string Origin, string Prefecture, long Size, int PayloadMonths, IReadOnlyList<ExportKey> Keys)
{
    public const string Version = "liaison-journal-1";
}

/// <summary>A key that signed checkpoints of the journal.</summary>
public sealed record ExportKey(string Id, string PublicKey);

/// <summary>A leaf; salt and payload only where they are the reader's and still kept.</summary>
public sealed record ExportLeaf(long Position, string Prefecture, byte[] Commitment, byte[]? Salt = null, string? Payload = null);

/// <summary>The last line: without it an export is not whole.</summary>
public sealed record ExportClosing(ExportEnd End);

/// <summary>What the last line signs together with all lines before it.</summary>
/// <param name="At">When the export was made, to the microsecond.</param>
public sealed record ExportEnd(long Size, byte[] Root, string At, string KeyId, byte[] Signature)
{
    /// <summary>The text that is signed.</summary>
    /// <param name="origin">Name of the journal.</param>
    /// <param name="digest">SHA-256 of all bytes before the last line.</param>
    public static string Text(string origin, long size, byte[] root, byte[] digest, string at) =>
        $"{ExportHeader.Version} end\n{origin}\n{size}\n{Convert.ToBase64String(root)}\n{Convert.ToBase64String(digest)}\nat {at}\n";
}

/// <summary>How the lines of an export are written and read.</summary>
public static class ExportLines
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A line with its line feed.</summary>
    public static byte[] Write<T>(T line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n'];

    /// <summary>A line read back, or null where it is not such a line.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> line) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }
}
