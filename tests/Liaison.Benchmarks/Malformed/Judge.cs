using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Liaison.Benchmarks.Malformed;

/// <summary>What an answer to a malformed request is.</summary>
public enum Verdict
{
    /// <summary>Nothing was wrong enough: it was done.</summary>
    Done,
    /// <summary>Refused with a problem as it should be.</summary>
    Refused,
    /// <summary>The server's own parser refused it, or ended the connection, before there was a request.</summary>
    NoRequest,
    /// <summary>The service failed.</summary>
    Failed,
    /// <summary>Refused, but not with a problem that the document knows.</summary>
    NoProblem,
    /// <summary>Refused, and something was told that must not be.</summary>
    Told,
}

/// <summary>Holds answers against the document, and looks for what must not be told.</summary>
public static partial class Judge
{
    // Codes of the router and of the door, which every address can answer with.
    private static readonly HashSet<string> Everywhere =
    [
        "route.unknown", "route.method_not_allowed", "key.missing", "key.unknown", "body.malformed", "body.media_type_not_supported", "body.too_large",
        "audience.case_not_allowed",
    ];

    public static Verdict Of(Attack attack, Received? received)
    {
        if (received is null)
            return attack.MayBreak ? Verdict.NoRequest : Verdict.Failed;
        if (received.Status >= 500)
            return attack.MayBreak && received.Status == 505 && received.Body.Length == 0 ? Verdict.NoRequest : Verdict.Failed;
        if (received.Status < 400)
            return Verdict.Done;
        if (received.Head + received.Body is var all && (HoldsCanary(all) || Inside().IsMatch(all)))
            return Verdict.Told;
        if (attack.MayBreak && received.Header("Content-Type") is null && received.Header("Content-Length") == "0" && received.Header("Connection") == "close")
            return Verdict.NoRequest;
        return IsProblem(attack, received) ? Verdict.Refused : Verdict.NoProblem;
    }

    /// <summary>Whether a text holds something that was sent or is kept.</summary>
    public static bool HoldsCanary(string text) =>
        text.Contains(Hostile.Sent, StringComparison.OrdinalIgnoreCase) || text.Contains(Hostile.Kept, StringComparison.OrdinalIgnoreCase);

    private static bool IsProblem(Attack attack, Received received)
    {
        if (received.Header("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) != true)
            return false;
        if (attack.IsHead)
            return true;
        try
        {
            var problem = JsonNode.Parse(received.Body)!;
            var code = problem["code"]!.GetValue<string>();
            return problem["status"]!.GetValue<int>() == received.Status && problem["type"]!.GetValue<string>() == "urn:liaison:problem:" + code
                && problem["title"]!.GetValue<string>().Length > 10
                && (attack.Operation is null || Everywhere.Contains(code) || attack.Operation.Codes.GetValueOrDefault(received.Status)?.Contains(code) == true);
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException or NullReferenceException)
        {
            return false;
        }
    }

    // A stack, a path, SQL, a connection string, the name of a type.
    [GeneratedRegex(@"\n? at [A-Z]\w+\.\w+|\.cs\b|Exception|/(?:home|usr|tmp|opt|etc|var|root)/|[A-Z]:\\|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b [a-z_*]"
        + @"|SQLite|sqlite|Npgsql|Data Source=|Host=|Password=|System\.|Microsoft\.|Liaison\.", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();
}
