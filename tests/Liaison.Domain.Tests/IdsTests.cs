namespace Liaison.Domain.Tests;

public sealed class IdsTests
{
    private static readonly DateTimeOffset At = new(2017, 11, 29, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_id_is_a_UUID_v7_with_the_time_of_the_clock()
    {
        var id = Ids.New(At.AddTicks(5_000));
        Assert.Equal(7, id.Version);
        Assert.Equal(0x8, id.Variant & 0xC);
        Assert.StartsWith(At.ToUnixTimeMilliseconds().ToString("x12", System.Globalization.CultureInfo.InvariantCulture), id.ToString("N"), StringComparison.Ordinal);
        Assert.Equal("7800", id.ToString("N")[12..16]);
    }

    [Fact]
    public void Ids_sort_in_the_order_in_which_they_were_made()
    {
        // The sequence turns over once in 16,384 ids of one instant; a hundred runs of a hundred meet that at most once each.
        var sorted = Enumerable.Range(0, 100).Count(run =>
        {
            var made = Enumerable.Range(0, 100).Select(_ => Ids.New(At.AddMilliseconds(run)).ToString()).ToList();
            return made.SequenceEqual(made.Order(StringComparer.Ordinal));
        });
        Assert.InRange(sorted, 98, 100);
    }

    [Fact]
    public void A_later_tick_sorts_after_an_earlier_one()
    {
        var made = Enumerable.Range(0, 10).Select(step => Ids.New(At.AddTicks(step * 10)).ToString()).ToList();
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
    }

    [Fact]
    public void Ten_thousand_ids_of_one_instant_are_all_different() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => Ids.New(At)).Distinct().Count());

    [Fact]
    public void A_random_code_has_eight_letters_that_are_not_misread() => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}$", Ids.RandomCode());
}
