using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class CaseTests
{
    private const string Question = "Une demande peut-elle être déposée ?";

    [Fact]
    public void A_complete_case_has_no_gap() => Assert.Empty(Some.Case().GapsOn(Some.Today, Question));

    [Fact]
    public void An_empty_case_has_every_gap_but_a_mandate_that_nobody_could_give() => Assert.Equal(
        [Gap.Identity, Gap.Prefecture, Gap.Question, Gap.Address],
        (Some.Case() with { Persons = [], Mandates = [], Address = null }).GapsOn(Some.Today, " "));

    [Fact]
    public void One_person_without_a_nationality_is_a_gap_of_the_whole_case() =>
        HasGap(Gap.Identity, Some.Case() with { Persons = [Some.Adult(), Some.Child() with { Nationalities = [] }] });

    [Fact]
    public void A_person_with_neither_birth_date_nor_year_is_not_identified() =>
        HasGap(Gap.Identity, Some.Case() with { Persons = [Some.Adult() with { BirthDate = null }] });

    [Theory]
    [InlineData("Nom", "", true)]
    [InlineData("", "Prénom", true)]
    [InlineData(" ", " ", false)]
    public void A_single_name_is_a_name(string family, string given, bool identified) =>
        Assert.Equal(identified, (Some.Adult() with { FamilyName = family, GivenNames = given }).IsIdentified());

    [Fact]
    public void An_address_in_another_departement_shows_another_prefecture() =>
        HasGap(Gap.Prefecture, Some.Case() with { Address = new Address("1 rue Exemple", "60000", "Beauvais") });

    [Fact]
    public void A_stated_departement_counts_before_the_postal_code() =>
        HasNoGap(Some.Case() with { Address = new Address("1 rue Exemple", "60000", "Commune Exemple", "80") });

    [Fact]
    public void An_address_without_a_street_shows_the_prefecture_but_is_incomplete() =>
        HasGap(Gap.Address, Some.Case() with { Address = new Address(" ", "80000", "Amiens") });

    [Fact]
    public void Each_adult_needs_a_mandate_and_that_of_another_does_not_help() =>
        HasGap(Gap.Mandate, Some.Case() with { Persons = [Some.Adult(), Some.Adult(14)] });

    [Theory]
    [InlineData("2017-09-01", null, null, true, true, "from its day on")]
    [InlineData("2017-11-30", null, null, true, false, "given a day later")]
    [InlineData("2017-09-01", "2017-11-29", null, true, true, "on its last day")]
    [InlineData("2017-09-01", "2017-11-28", null, true, false, "ended the day before")]
    [InlineData("2017-09-01", null, "2017-11-29", true, false, "withdrawn that day")]
    [InlineData("2017-09-01", null, "2017-11-30", true, true, "withdrawn the day after")]
    [InlineData("2017-09-01", null, null, false, false, "the risks were not told")]
    public void A_mandate_holds_by_day(string given, string? end, string? withdrawn, bool informed, bool holds, string why)
    {
        var mandate = Some.Mandate() with
        {
            GivenDay = Some.Day(given), EndDay = end is null ? null : Some.Day(end),
            WithdrawnDay = withdrawn is null ? null : Some.Day(withdrawn), RiskInformed = informed,
        };
        Assert.Equal((holds, why), (mandate.HoldsOn(Some.Today), why));
        Assert.Equal(holds ? [] : [Gap.Mandate], (Some.Case() with { Mandates = [mandate] }).GapsOn(Some.Today, Question));
    }

    [Fact]
    public void A_mandate_that_is_withdrawn_holds_no_more_from_that_day() =>
        Assert.False(Some.Mandate().Withdraw(Some.Today).HoldsOn(Some.Today));

    [Fact]
    public void A_minor_needs_a_mandate_from_the_18th_birthday_on()
    {
        var household = Some.Case() with { Persons = [Some.Adult(), Some.Child() with { BirthDate = Some.Day("1999-12-12") }] };
        Assert.Empty(household.GapsOn(Some.Day("2017-12-11"), Question));
        Assert.Equal([Gap.Mandate], household.GapsOn(Some.Day("2017-12-12"), Question));
    }

    private static void HasGap(Gap gap, Case incomplete) => Assert.Equal([gap], incomplete.GapsOn(Some.Today, Question));

    private static void HasNoGap(Case complete) => Assert.Empty(complete.GapsOn(Some.Today, Question));
}
