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

    [Theory]
    [InlineData("de la", "Charente|Charente-Maritime|Corrèze|Corse-du-Sud|Haute-Corse|Côte-d'Or|Creuse|Dordogne|Drôme|Haute-Garonne|Gironde|Loire|Haute-Loire|Loire-Atlantique|Lozère|Manche|Marne|Haute-Marne|Mayenne|Meuse|Moselle|Nièvre|Haute-Saône|Sarthe|Savoie|Haute-Savoie|Seine-Maritime|Somme|Vendée|Vienne|Haute-Vienne|Seine-Saint-Denis|Guadeloupe|Martinique|Guyane|Polynésie française|Nouvelle-Calédonie")]
    [InlineData("du", "Calvados|Cantal|Cher|Doubs|Finistère|Gard|Gers|Jura|Loiret|Lot|Morbihan|Nord|Pas-de-Calais|Puy-de-Dôme|Bas-Rhin|Haut-Rhin|Rhône|Tarn|Var|Territoire de Belfort|Val-de-Marne|Val-d'Oise")]
    [InlineData("de l'", "Ain|Aisne|Allier|Ardèche|Ariège|Aube|Aude|Aveyron|Eure|Hérault|Indre|Isère|Oise|Orne|Yonne|Essonne")]
    [InlineData("des", "Alpes-de-Haute-Provence|Hautes-Alpes|Alpes-Maritimes|Ardennes|Bouches-du-Rhône|Côtes-d'Armor|Landes|Pyrénées-Atlantiques|Hautes-Pyrénées|Pyrénées-Orientales|Deux-Sèvres|Vosges|Yvelines|Hauts-de-Seine|Terres australes et antarctiques françaises")]
    [InlineData("de", "Loir-et-Cher|Lot-et-Garonne|Maine-et-Loire|Meurthe-et-Moselle|Paris|Saône-et-Loire|Seine-et-Marne|Tarn-et-Garonne|Vaucluse|La Réunion|Mayotte|Saint-Pierre-et-Miquelon|Saint-Barthélemy|Saint-Martin|Wallis-et-Futuna")]
    [InlineData("d'", "Eure-et-Loir|Ille-et-Vilaine|Indre-et-Loire")]
    public void A_letterhead_names_each_prefecture_as_it_calls_itself(string article, string names)
    {
        Assert.All(names.Split('|'), name => Assert.Equal(article.EndsWith('\'') ? article + name : $"{article} {name}", Department.OfName(name)));
        Assert.All(names.Split('|'), name => Assert.Contains(Department.All, department => department.Name == name));
    }
}
