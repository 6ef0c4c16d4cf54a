using System.Reflection;
using System.Text.RegularExpressions;

namespace Liaison.Domain.Tests;

public sealed partial class RefusalTests
{
    private static readonly IReadOnlyList<Refusal> Declared =
    [
        .. typeof(Refusal).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Refusal)).Select(field => (Refusal)field.GetValue(null)!),
    ];

    public static TheoryData<string> CodesInTheTable() => [.. RefusalTable.Rows.Select(row => row.Refusal.Code)];

    [Fact]
    public void Every_refusal_of_the_domain_stands_in_the_table_or_is_thrown_by_the_server()
    {
        var known = RefusalTable.Rows.Select(row => row.Refusal.Code).Concat(RefusalTable.ThrownByTheServer.Concat(RefusalTable.ToldOfRows).Select(refusal => refusal.Code));
        Assert.Equal(Declared.Select(refusal => refusal.Code).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CodesInTheTable))]
    public void The_act_in_the_table_is_refused_with_that_very_refusal(string code)
    {
        var (refusal, act) = RefusalTable.Rows.Single(row => row.Refusal.Code == code);
        Assert.Same(refusal, Refused.With(refusal, act).Refusal);
    }

    [Theory]
    [MemberData(nameof(CodesInTheTable))]
    public void Every_placeholder_of_its_texts_is_a_fact_that_the_act_gives(string code)
    {
        var (refusal, act) = RefusalTable.Rows.Single(row => row.Refusal.Code == code);
        var facts = Refused.With(refusal, act).Facts.Select(fact => fact.Name).ToList();
        Assert.All(Placeholders(refusal.French), placeholder => Assert.Contains(placeholder, facts));
        Assert.Equal(Placeholders(refusal.French), Placeholders(refusal.English));
    }

    [Fact]
    public void A_refusal_that_the_server_throws_has_no_placeholder_that_nobody_fills() =>
        Assert.All(RefusalTable.ThrownByTheServer, refusal => Assert.Empty(Placeholders(refusal.French + refusal.English)));

    [Fact]
    public void Codes_are_unique() => Assert.Equal(Declared.Count, Declared.Select(refusal => refusal.Code).Distinct().Count());

    [Fact]
    public void Codes_are_a_noun_and_what_is_wrong_in_small_letters() =>
        Assert.All(Declared, refusal => Assert.Matches("^[a-z_]+\\.?[a-z_]+$", refusal.Code));

    [Fact]
    public void Every_refusal_speaks_French_and_English() => Assert.All(Declared, refusal =>
    {
        Assert.False(string.IsNullOrWhiteSpace(refusal.French), refusal.Code);
        Assert.False(string.IsNullOrWhiteSpace(refusal.English), refusal.Code);
        Assert.NotEqual(refusal.French, refusal.English);
    });

    [Fact]
    public void A_fault_of_content_names_its_field() => Assert.All(
        RefusalTable.Rows.Where(row => row.Refusal.Kind == RefusalKind.Content),
        row => Assert.False(string.IsNullOrEmpty(Refused.With(row.Refusal, row.Act).Field), row.Refusal.Code));

    private static string[] Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("\\{(\\w+)\\}")]
    private static partial Regex Placeholder();
}
