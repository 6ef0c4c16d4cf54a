using System.Text;
using System.Text.Json.Nodes;

namespace Liaison.Benchmarks.Malformed;

/// <summary>A request that is right, on its way to be spoilt.</summary>
/// <param name="Right">Its body; null where the operation takes none.</param>
/// <param name="Body">What is sent as its body.</param>
public sealed record Draft(Operation Operation, string Method, string Address, string Key, JsonNode? Right, byte[]? Body)
{
    /// <summary>In place of the key, with the end of the line.</summary>
    public string? Authorization { get; init; }

    /// <summary>In place of the headers that describe the body; each ends its line.</summary>
    public string? Headers { get; init; }

    /// <summary>A request that is right.</summary>
    public static Draft Of(World world, Operation operation, string visitor, Random chance)
    {
        var right = world.BodyOf(operation, visitor, chance, chance.Next(4) == 0 ? Hostile.Sent : null);
        return new(operation, operation.Method, world.Address(operation, visitor, chance), world.KeyOf(visitor), right,
            right is null ? null : Encoding.UTF8.GetBytes(right.ToJsonString()));
    }

    /// <summary>As it is sent.</summary>
    public Attack As(string kind)
    {
        var match = Operation.NeedsMatch && !Says("If-Match") ? "If-Match: *\r\n" : "";
        var head = $"{Method} {Address} HTTP/1.1\r\nHost: localhost\r\n{Authorization ?? $"Authorization: Bearer {Key}\r\n"}{match}"
            + (Headers ?? (Body is null ? "" : "Content-Type: application/json\r\n"))
            + (Body is null || Says("Length:") || Says("Transfer-Encoding") ? "\r\n" : $"Content-Length: {Body.Length}\r\n\r\n");
        return new(Operation, kind, [.. Hostile.Bytes(head), .. Body ?? []]) { IsHead = Method == "HEAD" };
    }

    private bool Says(string header) => Headers?.Contains(header, StringComparison.Ordinal) == true;
}
