namespace Liaison.Server.Tests.Access;

/// <summary>Something that has an address: what it is, in which state, and whose.</summary>
/// <param name="Noun">As its address has it, e.g. <c>meetings</c>; parts of a case are <c>persons</c> and <c>mandates</c>.</param>
/// <param name="Associations">The associations that it belongs to, or that are invited.</param>
/// <param name="Values">What stands in place of the parameters of its address.</param>
internal sealed record Thing(string Noun, string State, string Prefecture, IReadOnlyCollection<Guid> Associations, params string[] Values)
{
    /// <summary>The state of an association for which somebody comes: who may suspend or close it is not asked to, for it would then be refused itself.</summary>
    public const string Speaking = "speaking";

    /// <summary>A thing that nobody ever made.</summary>
    public static Thing Absent(string noun) => new(noun, "absent", "none", [], noun switch
    {
        "prefectures" => ["01"],
        "journal" => ["999999999"],
        "rows" => ["019a0000-0000-7000-8000-00000000dead", "2"],
        "editions" => ["019a0000-0000-7000-8000-00000000dead", "1"],
        _ => ["019a0000-0000-7000-8000-00000000dead", "019a0000-0000-7000-8000-00000000beef"],
    });

    /// <summary>What the parameters of an address name; null where it has none.</summary>
    public static string? NounOf(string address) => address.Split('/') switch
    {
        var parts when !address.Contains('{', StringComparison.Ordinal) => null,
        [_, "meetings", _, "minutes", var part, ['{', ..], ..] => part,
        [_, "meetings", _, "minutes", ..] => "minutes",
        [_, _, _, var part, _, ..] when address.Contains("{id}/" + part + "/{", StringComparison.Ordinal) => part,
        [_, "statistics", var figures, ..] => figures,
        [_, var noun, ..] => noun,
        _ => null,
    };

    /// <summary>The address with this thing in it.</summary>
    public string At(string address)
    {
        foreach (var value in Values)
        {
            if (address.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start)
                address = address[..start] + value + address[(address.IndexOf('}', StringComparison.Ordinal) + 1)..];
        }
        return address;
    }

    public override string ToString() => $"{Noun} {State} of {Prefecture}";
}
