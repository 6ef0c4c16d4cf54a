using Liaison.Domain.Calendar;
using Liaison.Domain.Prefectures;

namespace Liaison.Domain.Tests;

public sealed class DepartmentTests
{
    [Fact]
    public void The_codes_are_01_to_95_without_20_with_2A_and_2B_and_those_overseas()
    {
        var expected = Enumerable.Range(1, 95).Where(number => number != 20).Select(number => $"{number:00}")
            .Concat(["2A", "2B", "971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Department.All.Select(department => department.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("20")]
    [InlineData("96")]
    [InlineData("1")]
    [InlineData("2a")]
    [InlineData("")]
    public void A_code_that_is_none_is_refused(string code) => Refused.With(PrefectureRules.UnknownDepartment, () => Prefecture.Of(code));

    [Theory]
    [InlineData("80", "Somme", "Europe/Paris", HolidayZone.Metropole)]
    [InlineData("2A", "Corse-du-Sud", "Europe/Paris", HolidayZone.Metropole)]
    [InlineData("57", "Moselle", "Europe/Paris", HolidayZone.AlsaceMoselle)]
    [InlineData("67", "Bas-Rhin", "Europe/Paris", HolidayZone.AlsaceMoselle)]
    [InlineData("68", "Haut-Rhin", "Europe/Paris", HolidayZone.AlsaceMoselle)]
    [InlineData("974", "La Réunion", "Indian/Reunion", HolidayZone.Reunion)]
    [InlineData("978", "Saint-Martin", "America/Marigot", HolidayZone.SaintMartin)]
    [InlineData("988", "Nouvelle-Calédonie", "Pacific/Noumea", HolidayZone.NewCaledonia)]
    public void A_prefecture_has_the_clock_and_the_holidays_of_its_place(string code, string name, string zone, HolidayZone holidays)
    {
        var prefecture = Prefecture.Of(code);
        Assert.Equal((name, zone, holidays, 10), (prefecture.Name, prefecture.TimeZone, prefecture.HolidayZone, prefecture.FreezeWorkingDays));
    }

    [Fact]
    public void Every_time_zone_is_one_of_the_French_ones_and_known_to_the_system() =>
        Assert.All(Department.All, department => Assert.Equal(department.TimeZone, Some.Zone(PrefectureRules.TimeZone(department.TimeZone)).Id));

    [Theory]
    [InlineData("80000", "80")]
    [InlineData("01000", "01")]
    [InlineData("97400", "974")]
    [InlineData("97133", "977")]
    [InlineData("97150", "978")]
    [InlineData("97100", "971")]
    [InlineData("97600", "976")]
    [InlineData("98800", "988")]
    [InlineData("20000", null)]
    [InlineData("20200", null)]
    [InlineData("98000", null)]
    [InlineData("00100", null)]
    [InlineData("8000", null)]
    [InlineData("", null)]
    public void A_postal_code_tells_its_departement_except_in_Corsica_Monaco_and_the_army(string postalCode, string? code) =>
        Assert.Equal(code, Department.OfPostalCode(postalCode));
}
