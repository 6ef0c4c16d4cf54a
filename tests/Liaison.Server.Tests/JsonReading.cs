using System.Text.Json.Nodes;

namespace Liaison.Server.Tests;

/// <summary>What tests read from answers.</summary>
internal static class JsonReading
{
    /// <summary>The ids of the rows of a list, or another member that is an id.</summary>
    public static IEnumerable<Guid> Ids(this JsonNode? list, string member = "id") => list!.AsArray().Select(row => row![member]!.GetValue<Guid>());

    /// <summary>A list of texts.</summary>
    public static IEnumerable<string> Texts(this JsonNode? list) => list!.AsArray().Select(text => text!.GetValue<string>());

    /// <summary>One member of each row of a list, as text; null where it is not there.</summary>
    public static IEnumerable<string?> Texts(this JsonNode? list, string member) => list!.AsArray().Select(row => row![member]?.ToString());

    /// <summary>A text member, or null.</summary>
    public static string? Text(this JsonNode? node, string member) => node![member]?.GetValue<string>();

    /// <summary>The names of the members.</summary>
    public static IEnumerable<string> Members(this JsonNode? node) => node!.AsObject().Select(member => member.Key);

    /// <summary>A member that is a list of texts.</summary>
    public static IEnumerable<string> Texts(this Answer answer, string list) => answer[list].Texts();

    /// <summary>One member of each row of a list, as text.</summary>
    public static IEnumerable<string?> Texts(this Answer answer, string list, string member) => answer[list].Texts(member);
}
