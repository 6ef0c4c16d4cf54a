using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class PersonTests
{
    [Theory]
    [InlineData("2000-02-29", "2018-02-27", true)]
    [InlineData("2000-02-29", "2018-02-28", false)]
    [InlineData("2000-01-01", "2017-12-31", true)]
    [InlineData("2000-01-01", "2018-01-01", false)]
    public void A_person_comes_of_age_on_the_18th_birthday(string born, string day, bool minor) =>
        Assert.Equal(minor, (Some.Adult() with { BirthDate = Some.Day(born) }).IsMinorOn(Some.Day(day)));

    [Fact]
    public void A_birth_date_tells_more_than_a_statement() =>
        Assert.False((Some.Adult() with { StatedMinor = true }).IsMinorOn(Some.Today));

    [Theory]
    [InlineData(2010, false, "2017-11-29", true, "seven at most")]
    [InlineData(2000, false, "2017-12-31", true, "seventeen at most")]
    [InlineData(1999, true, "2017-11-29", true, "of age this year, on a day not known: as stated")]
    [InlineData(1999, false, "2017-11-29", false, "of age this year, on a day not known: as stated")]
    [InlineData(1999, true, "2018-01-01", false, "eighteen at least, whatever was stated once")]
    public void A_birth_year_alone_tells_the_age_except_in_the_year_of_majority(int year, bool stated, string day, bool minor, string why) =>
        Assert.Equal((minor, why), (Born(year, stated).IsMinorOn(Some.Day(day)), why));

    [Fact]
    public void A_person_of_whose_birth_nothing_is_known_is_a_minor_as_stated()
    {
        var unknown = Some.Adult() with { BirthDate = null };
        Assert.False(unknown.IsMinorOn(Some.Today));
        Assert.True((unknown with { StatedMinor = true }).IsMinorOn(Some.Today));
    }

    [Theory]
    [InlineData(1998, true)]
    [InlineData(1999, false)]
    public void A_stated_minor_may_come_of_age_this_year_but_not_earlier(int year, bool contradicts)
    {
        if (contradicts)
            Refused.With(CaseRules.MinorContradictsBirth, () => Born(year, true).Checked(Some.Today));
        else
            Assert.True(Born(year, true).Checked(Some.Today).StatedMinor);
    }

    [Fact]
    public void A_birth_year_to_come_is_refused_at_its_field() => Assert.Equal("persons[1].birthYear",
        Refused.With(CaseRules.BirthInFuture, () => Born(2018, false).Checked(Some.Today, "persons[1].")).Field);

    [Fact]
    public void A_child_born_today_is_accepted() => Assert.NotNull((Some.Child() with { BirthDate = Some.Today }).Checked(Some.Today));

    [Theory]
    [InlineData("GE", "RU")]
    [InlineData("SU")]
    [InlineData("XK")]
    [InlineData("stateless")]
    [InlineData("undetermined")]
    public void A_person_may_have_several_nationalities_none_one_unknown_or_one_of_a_former_state(params string[] codes) =>
        Assert.Equal(codes, (Some.Adult() with { Nationalities = codes }).Checked(Some.Today).Nationalities);

    [Theory]
    [InlineData("ge")]
    [InlineData("UK")]
    [InlineData("EU")]
    [InlineData("")]
    public void What_is_no_nationality_is_refused_even_beside_a_good_one(string code) =>
        Refused.With(CaseRules.NationalityUnknown, () => (Some.Adult() with { Nationalities = ["GE", code] }).Checked(Some.Today));

    [Fact]
    public void The_codes_of_two_letters_are_the_249_of_the_standard_Kosovo_and_those_of_former_states()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToList();
        Assert.Equal(249 + 1 + 14, letters.SelectMany(first => letters, (first, second) => $"{first}{second}").Count(Nationalities.IsKnown));
    }

    [Theory]
    [InlineData("012345678", true)]
    [InlineData("0123456789", true)]
    [InlineData("01234567", false)]
    [InlineData("01234567890", false)]
    [InlineData("01234567A", false)]
    [InlineData("٠١٢٣٤٥٦٧٨", false)]
    public void A_foreigner_number_has_nine_or_ten_plain_digits(string number, bool good)
    {
        var person = Some.Adult() with { Agdref = number };
        if (good)
            Assert.Equal(number, person.Checked(Some.Today).Agdref);
        else
            Refused.With(CaseRules.AgdrefInvalid, () => person.Checked(Some.Today));
    }

    private static Person Born(int year, bool statedMinor) => Some.Adult() with { BirthDate = null, BirthYear = year, StatedMinor = statedMinor };
}
