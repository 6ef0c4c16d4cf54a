using System.Security.Cryptography;
using System.Text;
using Liaison.Domain.Retention;

namespace Liaison.Domain.Tests;

public sealed class RetentionTests
{
    [Theory]
    [InlineData("2012-04-03", 60, "2017-04-02", Standing.Kept)]
    [InlineData("2012-04-03", 60, "2017-04-03", Standing.Eligible)]
    [InlineData("2016-02-29", 12, "2017-02-27", Standing.Kept)]
    [InlineData("2016-02-29", 12, "2017-02-28", Standing.Eligible)]
    [InlineData("2016-08-31", 6, "2017-02-28", Standing.Eligible)]
    public void A_period_is_over_on_the_day_of_the_same_number_or_the_last_of_the_month(string last, int months, string day, Standing standing) =>
        Assert.Equal(standing, (Some.Activity() with { LastActDay = Some.Day(last) }).StandingOn(Some.Day(day), months));

    [Fact]
    public void What_is_held_or_open_is_not_eligible_and_what_is_listed_stands_on_its_list()
    {
        var activity = Some.Activity();
        Assert.Equal(Standing.Held, (activity with { IsHeld = true, IsOpen = true }).StandingOn(Some.Today, 60));
        Assert.Equal(Standing.Open, (activity with { IsOpen = true }).StandingOn(Some.Today, 60));
        Assert.Equal(Standing.Frozen, (activity with { List = "BE" }).StandingOn(Some.Today, 600));
        Assert.Equal(Standing.Destroyed, (activity with { List = "BE", Certificate = "CE" }).StandingOn(Some.Today, 60));
        Assert.Equal(Standing.Kept, (activity with { IsHeld = true }).StandingOn(Some.Today, 120));
    }

    [Fact]
    public void Whoever_has_the_list_on_paper_computes_its_hash()
    {
        var destroyed = Some.DestructionList().Approve("AD80-114").Destroy([], Some.Now, Some.Today);
        var text = $"{destroyed.Reference} AD80-114 {destroyed.Certificate}\nDO-80-2012-00000000 2012-04-03\nDO-80-2012-00000001 2012-04-03\n";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), destroyed.Hash);
        Assert.Matches("^CE-80-2017-[0-9A-Z]{8}$", destroyed.Certificate);
    }

    [Fact]
    public void A_list_under_hold_is_not_destroyed_and_keeps_its_state()
    {
        var approved = Some.DestructionList().Approve("AD80-114");
        var refused = Refused.With(RetentionRules.CaseHeld, () => approved.Destroy(["DO-80-2012-00000001"], Some.Now, Some.Today));
        Assert.Equal("DO-80-2012-00000001", refused.Fact("reference"));
        Assert.Null(approved.Certificate);
    }

    [Fact]
    public void A_case_is_taken_off_with_a_reason_and_the_last_one_stays()
    {
        var one = Some.DestructionList().TakeOff("DO-80-2012-00000001", "Contentieux");
        Assert.Equal(["DO-80-2012-00000000"], one.Cases.Select(listed => listed.Reference));
        Refused.With(CommonRules.ReasonRequired, () => Some.DestructionList().TakeOff("DO-80-2012-00000001", " "));
        Refused.With(RetentionRules.NothingEligible, () => one.TakeOff("DO-80-2012-00000000", "Contentieux"));
    }

    [Fact]
    public void A_destruction_is_final_thirty_days_after_its_end() => Assert.Equal(Some.Now.AddDays(30),
        Some.DestructionList().Approve("V").Destroy([], Some.Now, Some.Today).Complete(Some.Now).FinalAt);
}
