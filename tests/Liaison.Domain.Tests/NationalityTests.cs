using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

/// <summary>States end and begin: what is stated is kept, and what does not go together is told.</summary>
public sealed class NationalityTests
{
    // Every entry of ISO 3166-3, by its four letters.
    private const string Standard = """
        AIDJ ANHH BQAQ BUMM BYAA CSHH CSXX CTKI DDDE DYBJ FQHH FXFR GEHH HVBF JTUM MIUM NHVU NQAQ NTHH PCHH PUUM PZPA RHZW SKIN SUHH TPTL VDVN WKUM
        YDYE YUCS ZRCD
        """;

    // Territories without nationals of their own, and those whose two letters mean another state today.
    private static readonly string[] NotOfPeople =
        ["AIDJ", "BQAQ", "BYAA", "CTKI", "FQHH", "FXFR", "GEHH", "JTUM", "MIUM", "NQAQ", "NTHH", "PCHH", "PUUM", "PZPA", "SKIN", "WKUM"];

    private static readonly string[] Letters = [.. Standard.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    [Fact]
    public void Each_entry_of_the_standard_is_a_former_state_or_left_out_on_purpose() =>
        Assert.Equal(Letters.Order(), DatedState.Former.Select(state => state.FormerCode!).Concat(NotOfPeople).Order());

    [Fact]
    public void The_four_letters_begin_with_the_two_and_every_successor_is_a_nationality()
    {
        Assert.All(DatedState.Former, state => Assert.StartsWith(state.Code, state.FormerCode, StringComparison.Ordinal));
        Assert.All(DatedState.Former, state => Assert.NotEmpty(state.Successors));
        Assert.All(DatedState.Former.SelectMany(state => state.Successors).Concat(DatedState.Begun.Select(state => state.Code)),
            code => Assert.True(Nationalities.IsKnown(code), code));
        Assert.All(DatedState.Former, state => Assert.True(Nationalities.IsKnown(state.Code) && Nationalities.IsKnown(state.FormerCode!)));
    }

    [Fact]
    public void A_code_that_came_after_another_on_the_same_territory_begins_the_day_after()
    {
        foreach (var (former, present) in new[] { ("ZRCD", "CD"), ("BUMM", "MM"), ("TPTL", "TL"), ("CSHH", "SK"), ("YUCS", "CSXX"), ("HVBF", "BF"), ("YDYE", "YE"), ("ANHH", "CW") })
        {
            var (ended, begun) = (DatedState.Meant(former).Single(), DatedState.Meant(present).Single());
            Assert.Equal(ended.LastDay!.Value.AddDays(1), begun.FirstDay);
        }
    }

    // Days of the acts that ended or began them: declaration 142-N of 26 December 1991; constitutional charter of 4 February 2003; constitutional act 542/1992;
    // declaration of independence of 3 June 2006; treaty of 31 August 1990; decree-law 97-001 of 1997; law 15/89; resolution 1410 (2002); statutes of 10 October 2010.
    [Theory]
    [InlineData("SU", "1980-01-01", "formerState", "Union soviétique : cet État n'existe plus (dernier jour : 25 décembre 1991).")]
    [InlineData("SU", "1991-12-25", "formerState", "Union soviétique")]
    [InlineData("SU", "1991-12-26", "endedBeforeBirth", "Union soviétique : cet État n'existait plus à la naissance (dernier jour : 25 décembre 1991).")]
    [InlineData("YU", "1985-05-01", "formerState", "BA, HR, ME, MK, RS, SI, XK")]
    [InlineData("YU", "2003-02-04", "endedBeforeBirth", "3 février 2003")]
    [InlineData("CS", "1980-01-01", "twoStates", "CSHH (Tchécoslovaquie), CSXX (Serbie-et-Monténégro)")]
    [InlineData("CS", "1992-12-31", "twoStates", "CSHH")]
    [InlineData("CS", "1993-01-01", "formerState", "Serbie-et-Monténégro")]
    [InlineData("CS", "2006-06-03", "endedBeforeBirth", "Serbie-et-Monténégro")]
    [InlineData("CSHH", "1980-01-01", "formerState", "Tchécoslovaquie")]
    [InlineData("CSHH", "1993-01-01", "endedBeforeBirth", "31 décembre 1992")]
    [InlineData("DD", "1990-10-02", "formerState", "République démocratique allemande")]
    [InlineData("DD", "1990-10-03", "endedBeforeBirth", "République démocratique allemande")]
    [InlineData("ZR", "1997-05-16", "formerState", "CD")]
    [InlineData("ZR", "1997-05-17", "endedBeforeBirth", "Zaïre")]
    [InlineData("BU", "1970-01-01", "formerState", "MM")]
    [InlineData("TP", "1999-01-01", "formerState", "TL")]
    [InlineData("AN", "2010-10-10", "endedBeforeBirth", "Antilles néerlandaises")]
    [InlineData("GE", "1980-01-01", null, null)]
    [InlineData("XK", "1980-01-01", null, null)]
    [InlineData("FR", "1980-01-01", null, null)]
    [InlineData("stateless", "1980-01-01", null, null)]
    [InlineData("undetermined", "1980-01-01", null, null)]
    public void A_state_that_is_no_more_is_told_by_the_day_of_birth(string code, string birth, string? kind, string? says)
    {
        var hint = NationalityHint.Of(Some.Adult() with { Nationalities = [code], BirthDate = Some.Day(birth) }).SingleOrDefault();
        Assert.Equal(kind, hint is null ? null : CamelCase.Of(hint.Kind.ToString()));
        if (says is not null)
            Assert.Contains(says, hint!.Text.French, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GE", "1991-04-08", "notYetOnDecisionDay", "GE: this state was not there yet on the day of the decision (first day: 9 April 1991).")]
    [InlineData("GE", "1991-04-09", null, null)]
    [InlineData("SU", "1991-12-25", null, null)]
    [InlineData("SU", "2017-11-29", "endedBeforeDecision", "Soviet Union: this state was no more on the day of the decision (last day: 25 December 1991).")]
    [InlineData("XK", "2008-02-16", "notYetOnDecisionDay", "17 February 2008")]
    [InlineData("CS", "1992-12-31", null, null)]
    [InlineData("CS", "1995-01-01", "endedBeforeDecision", "Czechoslovakia")]
    [InlineData("CS", "2004-01-01", null, null)]
    [InlineData("CS", "2017-11-29", "endedBeforeDecision", "Serbia and Montenegro")]
    [InlineData("CSXX", "1995-01-01", "notYetOnDecisionDay", "4 February 2003")]
    [InlineData("FR", "1900-01-01", null, null)]
    [InlineData("stateless", "2017-11-29", null, null)]
    public void A_state_that_was_not_there_on_the_day_of_a_decision_is_told(string code, string made, string? kind, string? says)
    {
        var hint = NationalityHint.Of(Some.Adult() with { Nationalities = [code] }, Some.Day(made)).SingleOrDefault();
        Assert.Equal(kind, hint is null ? null : CamelCase.Of(hint.Kind.ToString()));
        if (says is not null)
            Assert.Contains(says, hint!.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_year_alone_the_first_day_counts_and_of_no_birth_nothing_is_too_late()
    {
        var person = Some.Adult() with { Nationalities = ["SU"], BirthDate = null };
        Assert.Equal(NationalityHintKind.FormerState, NationalityHint.Of(person with { BirthYear = 1991 }).Single().Kind);
        Assert.Equal(NationalityHintKind.EndedBeforeBirth, NationalityHint.Of(person with { BirthYear = 1992 }).Single().Kind);
        Assert.Equal(NationalityHintKind.FormerState, NationalityHint.Of(person).Single().Kind);
    }

    [Fact]
    public void A_hint_refuses_nothing() =>
        Assert.Equal(["SU", "CS"], (Some.Adult() with { Nationalities = ["SU", "CS"], BirthDate = Some.Day("2010-01-01") }).Checked(Some.Today).Nationalities);
}
