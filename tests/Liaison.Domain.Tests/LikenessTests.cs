using Liaison.Domain.Cases;
using static Liaison.Domain.Cases.LikenessReason;

namespace Liaison.Domain.Tests;

public sealed class LikenessTests
{
    private static readonly Person Nino = new()
    {
        Id = Guid.NewGuid(), FamilyName = "Guiorgadzé", GivenNames = "Nino", BirthDate = new DateOnly(1980, 5, 7), Nationalities = ["GE"], Agdref = "0123456789",
    };

    private static void Is(Person other, int score, params LikenessReason[] reasons)
    {
        foreach (var likeness in new[] { Likeness.Of(Nino, other), Likeness.Of(other, Nino) })
            Assert.Equal((score, string.Join(' ', reasons)), (likeness.Score, string.Join(' ', likeness.Reasons)));
    }

    [Fact]
    public void The_same_in_all_is_the_same() => Is(Nino with { Id = Guid.NewGuid() }, 100, SameNumber, SameName, SameBirthDate, SameNationality);

    [Fact]
    public void Another_spelling_and_order_with_the_birth_date_is_proposed() =>
        Is(Nino with { FamilyName = "ნინო", GivenNames = "Гиоргадзе", Agdref = null }, 85, NameAlike, SameBirthDate, SameNationality);

    [Fact]
    public void The_year_alone_is_proposed_with_the_name_and_the_nationality() =>
        Is(Nino with { BirthDate = null, BirthYear = 1980, FamilyName = "Giorgadze", Agdref = null }, 60, NameAlike, SameBirthYear, SameNationality);

    [Fact]
    public void A_date_that_only_says_the_year_weighs_as_the_year() =>
        Is(Nino with { BirthDate = new DateOnly(1980, 1, 1), Agdref = null }, 65, SameName, SameBirthYear, SameNationality);

    [Fact]
    public void Day_and_month_are_turned_easily() => Is(Nino with { BirthDate = new DateOnly(1980, 7, 5), Agdref = null }, 75, SameName, BirthDateTurned, SameNationality);

    [Fact]
    public void A_homonym_is_not_proposed() => Is(Nino with { BirthDate = new DateOnly(1991, 3, 2), Agdref = "9876543210" }, 0, OtherNumber, SameName, OtherBirth, SameNationality);

    [Fact]
    public void A_sister_is_not_proposed() =>
        Is(Nino with { GivenNames = "Tamar", BirthDate = new DateOnly(1980, 5, 7), Agdref = "9876543210" }, 25, OtherNumber, NamePartlyAlike, SameBirthDate, SameNationality);

    [Fact]
    public void The_number_alone_is_proposed() =>
        Is(new Person { Id = Guid.NewGuid(), Agdref = Nino.Agdref }, 70, SameNumber);

    [Fact]
    public void Who_is_stateless_speaks_neither_for_nor_against() => Is(Nino with { Nationalities = ["stateless"], Agdref = null }, 80, SameName, SameBirthDate);

    [Fact]
    public void A_name_alone_is_not_proposed()
    {
        Is(Nino with { BirthDate = null, Agdref = null, Nationalities = [] }, 40, SameName);
        Assert.True(40 < Likeness.Proposed);
    }
}
