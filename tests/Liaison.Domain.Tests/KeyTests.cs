using System.Net;
using Liaison.Domain.Keys;

namespace Liaison.Domain.Tests;

public sealed class KeyTests
{
    private static readonly DateTimeOffset Now = new(2017, 1, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    [InlineData("192.0.2.7/32", "192.0.2.7/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("::ffff:192.0.2.0/120", "192.0.2.0/24")]
    public void A_network_is_kept_in_one_form(string text, string kept) => Assert.Equal([kept], Networks.Checked([text, kept]));

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.1")]
    [InlineData("192.0.2.1/24")]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("192.0.2.0/ 24")]
    [InlineData("192.0.2.0/24/24")]
    [InlineData("10.0/8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("2001:db8::1/32")]
    [InlineData("2001:db8::/129")]
    [InlineData("fe80::%1/64")]
    [InlineData("::ffff:192.0.2.0/95")]
    [InlineData("example.org/24")]
    public void What_can_be_read_in_two_ways_or_in_none_is_no_network(string text) =>
        Assert.Equal("allowedNetworks[1]", Refused.With(KeyRules.NetworkInvalid, () => Networks.Checked(["192.0.2.0/24", text])).Field);

    [Theory]
    [InlineData("192.0.2.255", true)]
    [InlineData("192.0.3.0", false)]
    [InlineData("::ffff:192.0.2.1", true)]
    [InlineData("::ffff:192.0.3.1", false)]
    [InlineData("2001:db8:ffff::1", true)]
    [InlineData("2001:db9::1", false)]
    [InlineData("::192.0.2.1", false)]
    public void An_address_lies_in_a_network_of_its_own_family(string address, bool allowed) =>
        Assert.Equal(allowed, Networks.Contain(["192.0.2.0/24", "2001:db8::/32"], IPAddress.Parse(address)));

    [Fact]
    public void An_address_that_is_not_known_lies_in_no_network() => Assert.False(Networks.Contain(["0.0.0.0/0", "::/0"], null));

    [Theory]
    [InlineData("2017-01-02", "2017-01-02T23:00:00Z")]
    [InlineData("2017-07-14", "2017-07-14T22:00:00Z")]
    [InlineData("2018-01-02", "2018-01-02T23:00:00Z")]
    public void A_key_ends_when_its_last_day_is_over_in_the_prefecture(string lastDay, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), KeyRules.EndOf(Some.Day(lastDay), Now, Some.Paris));

    [Theory]
    [InlineData("2017-01-01")]
    [InlineData("2018-01-03")]
    [InlineData("9999-12-31")]
    public void A_key_neither_ends_before_today_nor_after_a_year(string lastDay) =>
        Refused.With(KeyRules.ExpiryOutOfRange, () => KeyRules.EndOf(Some.Day(lastDay), Now, Some.Paris));

    [Fact]
    public void A_key_is_good_for_ninety_days_where_nothing_is_said() => Assert.Equal(Now.AddDays(90), KeyRules.EndOf(null, Now, Some.Paris));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(24, 24)]
    [InlineData(72, 48)]
    public void An_old_secret_outlives_neither_its_overlap_nor_its_own_end(int overlapHours, int goodForHours) =>
        Assert.Equal(Now.AddHours(goodForHours), KeyRules.FormerGoodUntil(Now, overlapHours, formerEnd: Now.AddHours(48)));

    [Fact]
    public void A_revoked_key_stays_revoked_when_its_end_passes() =>
        Assert.Equal([KeyStatus.Revoked, KeyStatus.Expired, KeyStatus.Active],
            [KeyLifecycle.StatusOf(Now, Now, Now), KeyLifecycle.StatusOf(null, Now, Now), KeyLifecycle.StatusOf(null, Now.AddTicks(1), Now)]);
}
