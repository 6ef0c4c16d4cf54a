using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>The path of a member that could not be read, as far as its names are ours: a name that the sender made up may be anybody's.</summary>
public static partial class MemberPath
{
    private static readonly FrozenSet<string> Ours = new[] { typeof(MemberPath).Assembly, typeof(Refusal).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetProperties())
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names and indices up to the first one that is not ours, without the <c>$</c> before them; <c>body</c> where nothing is left.</summary>
    public static string Of(string jsonPath)
    {
        var known = jsonPath.Split('.').Skip(1).TakeWhile(part => Part().Match(part) is { Success: true } match && Ours.Contains(match.Groups[1].Value));
        return string.Join('.', known) is { Length: > 0 } path ? path : "body";
    }

    [GeneratedRegex(@"^([A-Za-z]+)(?:\[\d{1,6}\])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
