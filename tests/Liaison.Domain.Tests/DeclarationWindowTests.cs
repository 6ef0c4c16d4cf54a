using Liaison.Domain.Calendar;
using Liaison.Domain.Demonstrations;

namespace Liaison.Domain.Tests;

public sealed class DeclarationWindowTests
{
    [Theory]
    [InlineData("2017-11-29", "2017-11-12", Timeliness.TooEarly, Timeliness.TooEarly, "16 clear days")]
    [InlineData("2017-11-29", "2017-11-13", Timeliness.OnTime, Timeliness.OnTime, "15 clear days")]
    [InlineData("2017-11-29", "2017-11-25", Timeliness.OnTime, Timeliness.OnTime, "clear days 26 27 28; the third is Tuesday")]
    [InlineData("2017-11-29", "2017-11-26", Timeliness.Late, Timeliness.Late, "2 clear days")]
    [InlineData("2020-11-21", "2020-11-17", Timeliness.OnTime, Timeliness.OnTime, "clear days 18 19 20")]
    [InlineData("2020-11-21", "2020-11-18", Timeliness.Late, Timeliness.Late, "2 clear days")]
    [InlineData("2020-11-22", "2020-11-18", Timeliness.OnTime, Timeliness.Late, "third clear day is Saturday 21 and moves to Monday 23")]
    [InlineData("2020-11-22", "2020-11-17", Timeliness.OnTime, Timeliness.OnTime, "third clear day is Friday 20")]
    [InlineData("2018-05-02", "2018-04-28", Timeliness.OnTime, Timeliness.Late, "third clear day is 1 May and moves to 2 May")]
    [InlineData("2018-05-02", "2018-04-27", Timeliness.OnTime, Timeliness.OnTime, "third clear day is Monday 30 April")]
    [InlineData("2017-11-29", "2017-11-29", Timeliness.Late, Timeliness.Late, "the very day")]
    [InlineData("2017-11-29", "2017-12-01", Timeliness.Late, Timeliness.Late, "after the event")]
    public void A_declaration_is_read_by_the_letter_and_prudently(string day, string received, Timeliness literal, Timeliness prudent, string why)
    {
        var window = Window(day);
        Assert.Equal($"{literal} {prudent}: {why}", $"{window.Literal(Some.Day(received))} {window.Prudent(Some.Day(received))}: {why}");
    }

    [Theory]
    [InlineData("2017-11-29", "2017-11-13", "2017-11-25", "2017-11-25")]
    [InlineData("2020-11-21", "2020-11-05", "2020-11-17", "2020-11-17")]
    [InlineData("2020-11-22", "2020-11-06", "2020-11-18", "2020-11-17")]
    [InlineData("2018-05-02", "2018-04-16", "2018-04-28", "2018-04-27")]
    public void The_window_has_its_first_day_and_its_last_by_each_reading(string day, string earliest, string literal, string prudent)
    {
        var window = Window(day);
        Assert.Equal([Some.Day(earliest), Some.Day(literal), Some.Day(prudent)], [window.EarliestDay, window.LatestDayLiteral, window.LatestDayPrudent]);
    }

    [Theory]
    [InlineData("2017-12-27", HolidayZone.Metropole, "2017-12-23", "26 December is an ordinary Tuesday")]
    [InlineData("2017-12-27", HolidayZone.AlsaceMoselle, "2017-12-19", "23 to 26 December are a week-end and two holidays")]
    [InlineData("2018-03-31", HolidayZone.AlsaceMoselle, "2018-03-27", "30 March is an ordinary Friday")]
    [InlineData("2018-03-31", HolidayZone.AlsaceMoselleGoodFriday, "2018-03-26", "30 March is Good Friday")]
    [InlineData("2017-12-21", HolidayZone.Metropole, "2017-12-17", "20 December is an ordinary Wednesday")]
    [InlineData("2017-12-21", HolidayZone.Reunion, "2017-12-16", "20 December is the day of abolition")]
    public void The_holidays_of_the_place_move_the_last_prudent_day(string day, HolidayZone zone, string latest, string why) =>
        Assert.Equal($"{Some.Day(latest)} {why}", $"{Window(day, zone).LatestDayPrudent} {why}");

    [Fact]
    public void A_local_day_entered_by_hand_moves_it_too()
    {
        var citizenship = new HolidayAmendment(Some.Day("2018-09-24"), Added: true, "Fête de la citoyenneté", "Citizenship Day");
        var window = new DeclarationWindow(Some.Day("2018-09-25"), new HolidayCalendar(HolidayZone.NewCaledonia, [citizenship]));
        Assert.Equal(Timeliness.OnTime, window.Literal(Some.Day("2018-09-21")));
        Assert.Equal(Timeliness.Late, window.Prudent(Some.Day("2018-09-21")));
    }

    [Fact]
    public void A_demonstration_without_a_declaration_is_undeclared() =>
        Assert.Equal(Timeliness.Undeclared, Some.Demonstration().TimelinessBy(Window("2017-11-29").Literal));

    [Theory]
    [InlineData("2017-11-20", "2017-11-26", Timeliness.Late)]
    [InlineData("2017-11-12", "2017-11-20", Timeliness.TooEarly)]
    [InlineData("2017-11-26", "2017-11-12", Timeliness.Late)]
    [InlineData("2017-11-20", "2017-11-21", Timeliness.OnTime)]
    public void Of_several_declarations_the_worst_is_shown(string first, string second, Timeliness worst)
    {
        var declared = Some.Demonstration().Declare(Some.Declaration(first), Some.Today)
            .Declare(Some.Declaration(second, "préfecture de l'Oise"), Some.Today);
        Assert.Equal(worst, declared.TimelinessBy(Window("2017-11-29").Literal));
    }

    private static DeclarationWindow Window(string day, HolidayZone zone = HolidayZone.Metropole) => new(Some.Day(day), new HolidayCalendar(zone));
}
