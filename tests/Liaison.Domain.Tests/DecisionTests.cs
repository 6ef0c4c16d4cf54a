using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class DecisionTests
{
    [Theory]
    [InlineData(DecisionKind.RemovalOrder, true)]
    [InlineData(DecisionKind.RefusedWithRemovalOrder, true)]
    [InlineData(DecisionKind.PermitRefused, false)]
    [InlineData(DecisionKind.RemovalOrderRepealed, false)]
    public void Only_a_removal_order_states_a_period_for_an_appeal_and_days_for_leaving(DecisionKind kind, bool fits)
    {
        foreach (var (field, decision) in new[] { ("appealPeriod", Of(kind) with { AppealPeriod = AppealPeriod.SevenDays }), ("departureDays", Of(kind) with { DepartureDays = 0 }) })
        {
            if (fits)
                Assert.NotNull(decision.Checked(Some.Today));
            else
                Assert.Equal(field, Refused.With(DecisionRules.NotOfThisKind, () => decision.Checked(Some.Today)).Field);
        }
    }

    [Fact]
    public void Only_a_receipt_knows_the_day_of_the_application() => Assert.Equal("applicationDay",
        Refused.With(DecisionRules.NotOfThisKind, () => (Of(DecisionKind.PermitRefused) with { ApplicationDay = Some.Day("2017-11-01") }).Checked(Some.Today)).Field);

    [Theory]
    [InlineData(AppealPeriod.SevenDays)]
    [InlineData(null)]
    public void An_hour_of_notification_goes_only_with_a_period_that_runs_by_the_hour(AppealPeriod? period) => Assert.Equal("notifiedAt", Refused.With(DecisionRules.NotOfThisKind,
        () => (Of(DecisionKind.RemovalOrder) with { AppealPeriod = period }).Notify(Some.Today, Some.Local("2017-11-29T09:00"), Some.Today, Some.Paris)).Field);

    [Fact]
    public void An_hour_that_the_clock_change_skips_is_refused_at_its_field()
    {
        var order = Of(DecisionKind.RemovalOrder) with { MadeDay = Some.Day("2017-03-20"), AppealPeriod = AppealPeriod.FortyEightHours };
        Assert.Equal("notifiedAt", Refused.With(Calendar.LocalTime.Skipped,
            () => order.Notify(Some.Day("2017-03-26"), Some.Local("2017-03-26T02:30"), Some.Today, Some.Paris)).Field);
    }

    [Fact]
    public void A_notification_gives_the_day_and_where_it_counts_the_instant()
    {
        var order = (Of(DecisionKind.RemovalOrder) with { AppealPeriod = AppealPeriod.FortyEightHours })
            .Notify(Some.Day("2017-11-28"), Some.Local("2017-11-28T18:30"), Some.Today, Some.Paris);
        Assert.Equal((Some.Day("2017-11-28"), new DateTimeOffset(2017, 11, 28, 17, 30, 0, TimeSpan.Zero)), (order.NotifiedDay!.Value, order.NotifiedAt!.Value));
    }

    private static Decision Of(DecisionKind kind) => Some.Decision() with { Kind = kind };
}
