using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class PersonSearchTests
{
    private static readonly Person Nino = new()
    {
        Id = Guid.NewGuid(), FamilyName = "Ben Guiorgadzé", GivenNames = "Nino", BirthDate = new DateOnly(1980, 5, 17), Nationalities = ["GE", "FR"], Agdref = "0123456789",
    };

    private static readonly Person OfTheYear = Nino with { BirthDate = null, BirthYear = 1980 };

    [Theory]
    [InlineData("nino", NameMatch.AsWritten)]
    [InlineData("NINO guiorgadzé", NameMatch.AsWritten)]
    [InlineData("Нино Гиоргадзе", NameMatch.Alike)]
    [InlineData("Benguiorgadze", NameMatch.Alike)]
    [InlineData("Nino Dupont", null)]
    [InlineData("Nin", null)]
    public void Every_word_of_the_name_must_answer(string name, NameMatch? match) => Assert.Equal(match, new PersonSearch(name).Of(Nino));

    [Fact]
    public void Exactly_means_as_written()
    {
        Assert.Equal(NameMatch.AsWritten, new PersonSearch("guiorgadzé", Exact: true).Of(Nino));
        Assert.Null(new PersonSearch("Giorgadze", Exact: true).Of(Nino));
    }

    [Fact]
    public void A_date_finds_also_who_is_known_by_the_year_alone()
    {
        var search = new PersonSearch("Nino", BirthDate: new DateOnly(1980, 5, 17));
        Assert.NotNull(search.Of(Nino));
        Assert.NotNull(search.Of(OfTheYear));
        Assert.Null(search.Of(Nino with { BirthDate = new DateOnly(1980, 5, 18) }));
        Assert.Null(search.Of(OfTheYear with { BirthYear = 1981 }));
        Assert.Null(search.Of(OfTheYear with { BirthYear = null }));
        Assert.NotNull(new PersonSearch("Nino", BirthYear: 1980).Of(Nino));
    }

    [Fact]
    public void Nationality_and_number_must_hold_too()
    {
        Assert.NotNull(new PersonSearch("Nino", Nationality: "FR").Of(Nino));
        Assert.Null(new PersonSearch("Nino", Nationality: "AM").Of(Nino));
        Assert.NotNull(new PersonSearch(Agdref: "0123456789").Of(Nino));
        Assert.Null(new PersonSearch(Agdref: "0123456780").Of(Nino));
    }

    // Whatever a search would accept must have all traits of one of its ways: else it would never be found.
    [Theory]
    [InlineData("nino", null, null, null)]
    [InlineData("Нино Гиоргадзе", null, null, null)]
    [InlineData("Benguiorgadze", null, 1980, null)]
    [InlineData("Benguiorgadze", "1980-05-17", null, "0123456789")]
    [InlineData("guiorgadzé nino ben", "1980-05-17", null, null)]
    [InlineData(null, "1980-05-17", null, null)]
    [InlineData(null, null, null, "0123456789")]
    [InlineData("a b c d e f g h nino", "1980-05-17", null, "0123456789")]
    public void Who_answers_has_all_traits_of_one_way(string? name, string? date, int? year, string? number)
    {
        foreach (var exact in new[] { true, false })
        {
            var search = new PersonSearch(name, exact, date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), year, Agdref: number);
            var traits = Traits.Of(Nino).ToHashSet();
            Assert.True(search.AsksForOne);
            Assert.All(search.Ways(), way => Assert.InRange(way.Count, 1, PersonSearch.MaxTraits));
            if (search.Of(Nino) is not null)
                Assert.Contains(search.Ways(), way => way.All(traits.Contains));
        }
    }

    [Fact]
    public void A_nationality_or_a_year_alone_asks_for_nobody()
    {
        Assert.False(new PersonSearch(Nationality: "GE", BirthYear: 1980).AsksForOne);
        Assert.False(new PersonSearch(" - ").AsksForOne);
        Assert.DoesNotContain(Traits.Of(Nino), trait => trait.Contains("GE", StringComparison.Ordinal) || trait == "born:1980");
    }
}
