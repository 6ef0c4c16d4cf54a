using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class ComingOfAgeTests
{
    [Theory]
    [InlineData("2017-12-11", false, "six months and a day before")]
    [InlineData("2017-12-12", true, "six months before")]
    [InlineData("2018-06-11", true, "the eve")]
    [InlineData("2018-06-12", false, "of age")]
    public void A_minor_who_turns_18_is_told_from_six_months_ahead(string day, bool told, string why)
    {
        var coming = Of(Youth(), day);
        Assert.Equal((told, why), (coming is not null, why));
        if (told)
            Assert.Equal(new ComingOfAge(Some.Child().Id, Some.Day("2018-06-12"), 2018, NeedsOwnMandate: true), coming);
    }

    [Theory]
    [InlineData(null, false, "one that holds on")]
    [InlineData("2018-06-11", true, "one that ends the day before")]
    public void A_mandate_of_the_persons_own_is_needed_unless_one_holds_on_that_day(string? end, bool needed, string why)
    {
        var own = Some.Mandate(12) with { EndDay = end is null ? null : Some.Day(end) };
        Assert.Equal((needed, why), (Of(Youth(), "2018-01-01", own)!.NeedsOwnMandate, why));
    }

    [Theory]
    [InlineData("2017-06-30", false)]
    [InlineData("2017-07-01", true)]
    [InlineData("2018-12-31", true)]
    [InlineData("2019-01-01", false)]
    public void A_birth_year_alone_gives_the_year(string day, bool told)
    {
        var coming = Of(Youth() with { BirthDate = null, BirthYear = 2000, StatedMinor = true }, day);
        Assert.Equal(told, coming is not null);
        Assert.Equal(told ? (null, 2018) : null, coming is null ? null : ((DateOnly?, int)?)(coming.Day, coming.Year));
    }

    [Fact]
    public void Whom_a_withdrawn_mandate_hides_is_not_told_of() =>
        Assert.Null(Of(Youth(), "2018-01-01", Some.Mandate(12) with { WithdrawnDay = Some.Day("2017-12-01") }));

    [Theory]
    [InlineData("2018-06-01", "2018-06-11", false)]
    [InlineData("2018-06-11", "2018-06-12", true)]
    [InlineData("2018-06-12", "2018-06-20", false)]
    public void Who_turns_18_between_freeze_and_meeting_is_found(string freeze, string meeting, bool found) =>
        Assert.Equal(found ? [Some.Child().Id] : [], Household(Youth()).ComeOfAgeBetween(Some.Day(freeze), Some.Day(meeting)).Select(person => person.Id));

    private static Person Youth() => Some.Child() with { BirthDate = Some.Day("2000-06-12") };

    private static ComingOfAge? Of(Person person, string day, params Mandate[] own) => Household(person, own).ComesOfAge(person, Some.Day(day));

    private static Case Household(Person person, params Mandate[] own) => Some.Case() with { Persons = [Some.Adult(), person], Mandates = [Some.Mandate(), .. own] };
}
