using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class DeadlineTests
{
    private const string Morning = "T09:00";

    [Theory]
    [InlineData(null, "2026-01-03", "2026-02-04", "CESEDA L911-1, R911-1", "a clear month")]
    [InlineData(null, "2026-01-31", "2026-03-02", "CESEDA L911-1, R911-1", "1 March is a Sunday")]
    [InlineData(null, "2026-03-30", "2026-05-04", "CESEDA L911-1, R911-1", "1 May is a holiday and a Friday")]
    [InlineData(null, "2024-07-15", "2024-08-16", "CESEDA L911-1, R911-1", "the first day of the reform")]
    [InlineData(null, "2024-07-14", "2024-08-14", "CESEDA L614-4", "the day before it: thirty clear days")]
    [InlineData(null, "2017-11-29", "2018-01-02", "CESEDA L512-1 I", "30 December is a Saturday and 1 January a holiday")]
    [InlineData(AppealPeriod.OneMonth, "2024-07-14", "2024-08-16", "CESEDA L911-1, R911-1", "what the order states counts; 15 August is a holiday")]
    [InlineData(AppealPeriod.FifteenDays, "2017-11-29", "2017-12-15", "CESEDA L512-1 I bis", "fifteen clear days")]
    [InlineData(AppealPeriod.FifteenDays, "2023-03-01", "2023-03-17", "CESEDA L614-5", "under the new number")]
    [InlineData(AppealPeriod.SevenDays, "2026-01-03", "2026-01-10", "CESEDA L921-1, R921-3", "the shorter count, and a Saturday all the same")]
    public void A_removal_order_is_brought_to_court_in_the_period_it_states_or_in_that_of_its_day(AppealPeriod? period, string notified, string end, string source, string why)
    {
        var appeal = Only(DeadlineKind.RemovalOrderAppeal, notified + Morning, Order(notified) with { AppealPeriod = period, DepartureDays = 0 });
        Assert.Equal((Some.Day(notified), Some.Day(end), source, why), (appeal.StartDay!.Value, appeal.EndDay!.Value, appeal.Source, why));
    }

    [Theory]
    [InlineData("2026-03-27T10:30", "2026-03-29T11:30", "CESEDA L921-2, R921-3 ; CE 461471", "an hour is lost on 29 March")]
    [InlineData("2026-06-05T23:59", "2026-06-07T23:59", "CESEDA L921-2, R921-3 ; CE 461471", "a Sunday, and not one hour longer")]
    [InlineData("2023-06-05T08:00", "2023-06-07T08:00", "CESEDA L614-6, CJA R776-2 ; CE 461471", "before the reform")]
    [InlineData("2017-06-05T08:00", "2017-06-07T08:00", "CESEDA L512-1 II, CJA R776-2", "in 2017")]
    public void Forty_eight_hours_run_from_hour_to_hour(string notified, string end, string source, string why)
    {
        var order = ByTheHour(notified);
        var appeal = Only(DeadlineKind.RemovalOrderAppeal, notified, order);
        Assert.Equal((Some.At(end).Instant, Some.Day(end[..10]), source, why), (appeal.EndsAt!.Value, appeal.EndDay!.Value, appeal.Source, why));
        Assert.Equal(DeadlineState.Running, appeal.StateAt(Minutes(end, -1)));
        Assert.Equal(DeadlineState.Past, appeal.StateAt(Some.At(end)));
        Assert.DoesNotContain(Limits(notified, order), limit => limit.Kind == DeadlineKind.VoluntaryDeparture);
    }

    [Fact]
    public void Before_the_notification_nothing_is_known_of_an_order_but_that_it_is_there()
    {
        var limits = Limits("2026-01-10T09:00", Order(null));
        Assert.Equal([DeadlineKind.RemovalOrderAppeal, DeadlineKind.VoluntaryDeparture], limits.Select(limit => limit.Kind));
        Assert.All(limits, limit => Assert.Equal((DeadlineState.Unknown, null, null, null),
            (limit.StateAt(Some.At("2026-01-10T09:00")), limit.StartDay, limit.EndDay, limit.DaysLeftAt(Some.At("2026-01-10T09:00")))));
    }

    [Theory]
    [InlineData(null, "2026-02-02", "thirty days where the order states nothing")]
    [InlineData(7, "2026-01-10", "as it states")]
    [InlineData(0, null, "it leaves none")]
    public void The_days_for_going_on_ones_own_account_are_those_of_the_order(int? days, string? end, string why)
    {
        var departure = Limits("2026-01-04T09:00", Order("2026-01-03") with { DepartureDays = days }).SingleOrDefault(limit => limit.Kind == DeadlineKind.VoluntaryDeparture);
        Assert.Equal((end is null ? (DateOnly?)null : Some.Day(end), why), (departure?.EndDay, why));
        Assert.Equal(end is null ? null : "CESEDA L612-1", departure?.Source);
    }

    [Theory]
    [InlineData("2026-01-09T09:00", DeadlineState.Running, 1)]
    [InlineData("2026-01-10T23:59", DeadlineState.Running, 0)]
    [InlineData("2026-01-11T00:00", DeadlineState.Past, null)]
    public void The_last_day_counts_to_its_midnight(string at, DeadlineState state, int? left)
    {
        var appeal = Only(DeadlineKind.RemovalOrderAppeal, at, Order("2026-01-03") with { AppealPeriod = AppealPeriod.SevenDays });
        Assert.Equal((state, left), (appeal.StateAt(Some.At(at)), appeal.DaysLeftAt(Some.At(at))));
    }

    [Theory]
    [InlineData(DecisionKind.RemovalOrderRepealed)]
    [InlineData(DecisionKind.CourtAnnulment)]
    [InlineData(DecisionKind.PermitGranted)]
    public void What_takes_an_order_away_ends_its_limits_for_those_it_covers(DecisionKind kind)
    {
        var order = Order("2026-01-03");
        var undone = Later(kind, "2026-01-05");
        Assert.Empty(Limits("2026-01-06T09:00", order, undone));
        Assert.NotEmpty(Limits("2026-01-06T09:00", order, undone with { PersonId = Some.Adult().Id }));
        Assert.Empty(Limits("2026-01-06T09:00", order, undone with { PersonId = Some.Adult().Id }, undone with { PersonId = Some.Child().Id }));
        Assert.NotEmpty(Limits("2026-01-06T09:00", order, undone with { MadeDay = Some.Day("2025-12-31") }));
    }

    [Fact]
    public void A_refusal_without_order_leaves_two_clear_months()
    {
        var refused = Order("2021-01-03") with { Kind = DecisionKind.PermitRefused };
        var appeal = Assert.Single(Limits("2021-01-04T09:00", refused));
        Assert.Equal((DeadlineKind.RefusalAppeal, Some.Day("2021-03-04"), "CJA R421-1"), (appeal.Kind, appeal.EndDay!.Value, appeal.Source));
        Assert.Equal(DeadlineState.Unknown, Assert.Single(Limits("2021-01-04T09:00", refused with { NotifiedDay = null })).StateAt(Some.At("2021-01-04T09:00")));
    }

    [Fact]
    public void A_refusal_by_silence_is_notified_to_nobody_and_runs_from_its_day()
    {
        var silent = Assert.Single(Limits("2021-01-04T09:00", Order(null) with { Kind = DecisionKind.ImplicitRefusal, MadeDay = Some.Day("2021-01-05") }));
        Assert.Equal((Some.Day("2021-01-05"), Some.Day("2021-03-08"), "CJA R421-2"), (silent.StartDay!.Value, silent.EndDay!.Value, silent.Source));
    }

    [Theory]
    [InlineData("2026-10-31", "2027-02-28", "CESEDA R*432-1, R432-2", "February has no 31st")]
    [InlineData("2017-11-29", "2018-03-29", "CESEDA R*311-12, R311-12-1", "in 2017")]
    [InlineData("2026-01-01", "2026-05-01", "CESEDA R*432-1, R432-2", "a holiday: silence goes on")]
    public void Four_months_of_silence_count_from_the_day_of_the_application(string filed, string end, string source, string why)
    {
        var silence = Assert.Single(Limits(filed + Morning, Receipt(filed)));
        Assert.Equal((DeadlineKind.ApplicationSilence, Some.Day(end), source, why), (silence.Kind, silence.EndDay!.Value, silence.Source, why));
    }

    [Fact]
    public void A_receipt_that_says_nothing_of_the_application_leaves_the_limit_unknown_unless_another_does()
    {
        var unknown = Receipt(null);
        Assert.Null(Assert.Single(Limits("2026-02-01T09:00", unknown)).EndDay);
        Assert.Equal(Some.Day("2026-05-05"), Assert.Single(Limits("2026-02-01T09:00", unknown, Receipt("2026-01-05"), Receipt("2026-01-05"))).EndDay);
    }

    [Theory]
    [InlineData(DecisionKind.PermitGranted, true)]
    [InlineData(DecisionKind.FileClosed, true)]
    [InlineData(DecisionKind.RegistrationRefused, true)]
    [InlineData(DecisionKind.ProvisionalPermitIssued, false)]
    [InlineData(DecisionKind.ApplicationReceiptIssued, false)]
    public void Silence_ends_with_a_decision_on_the_application(DecisionKind kind, bool ends) => Assert.Equal(!ends,
        Limits("2026-02-01T09:00", Receipt("2026-01-05"), Later(kind, "2026-01-20")).Any(limit => limit.Kind == DeadlineKind.ApplicationSilence));

    [Theory]
    [InlineData("2008-02-29", "2025-02-27T09:00", "", "more than twelve months before")]
    [InlineData("2008-02-29", "2025-02-28T09:00", "EighteenthBirthday 2026-02-28", "29 February: of age on the 28th")]
    [InlineData("2008-02-29", "2026-02-28T09:00", "EighteenthBirthday 2026-02-28, NineteenthBirthday 2027-02-28", "both on the day itself")]
    [InlineData("2008-02-29", "2027-03-01T09:00", "", "both have been")]
    public void Birthdays_are_shown_from_twelve_months_before_until_they_are_there(string born, string at, string shown, string why) =>
        Assert.Equal((shown, why), (string.Join(", ", OfPerson(Some.Adult() with { BirthDate = Some.Day(born) }, at).Select(limit => $"{limit.Kind} {limit.EndDay:yyyy-MM-dd}")), why));

    [Theory]
    [InlineData("2025-12-31T09:00", DeadlineState.Running)]
    [InlineData("2026-01-01T09:00", DeadlineState.Unknown)]
    public void A_birth_year_alone_gives_a_year(string at, DeadlineState state)
    {
        var eighteenth = OfPerson(Some.Adult() with { BirthDate = null, BirthYear = 2008 }, at).Single(limit => limit.Kind == DeadlineKind.EighteenthBirthday);
        Assert.Equal((DeadlineKind.EighteenthBirthday, 2026, null, null, state, null),
            (eighteenth.Kind, eighteenth.EndYear!.Value, eighteenth.EndDay, eighteenth.StartDay, eighteenth.StateAt(Some.At(at)), eighteenth.DaysLeftAt(Some.At(at))));
        Assert.Empty(OfPerson(Some.Adult() with { BirthDate = null, BirthYear = 2008 }, "2024-12-31T09:00"));
    }

    [Theory]
    [InlineData("2026-12-31T23:59", DeadlineState.Running)]
    [InlineData("2027-01-01T00:00", DeadlineState.Past)]
    public void The_ground_of_the_shortage_occupations_ends_with_2026(string at, DeadlineState state)
    {
        var end = Assert.Single(OfPerson(Some.Adult() with { GroundKey = "shortageOccupation" }, at));
        Assert.Equal((DeadlineKind.GroundEnd, Some.Day("2026-12-31"), "CESEDA L435-4", state), (end.Kind, end.EndDay!.Value, end.Source, end.StateAt(Some.At(at))));
        Assert.Empty(OfPerson(Some.Adult() with { GroundKey = "exceptionalAdmission" }, at));
    }

    [Fact]
    public void Of_a_person_whose_mandate_is_withdrawn_neither_birthday_nor_ground_is_shown()
    {
        var youth = Some.Adult() with { BirthDate = Some.Day("2008-06-15"), GroundKey = "shortageOccupation" };
        var hidden = Some.Case() with { Persons = [youth], Mandates = [Some.Mandate() with { WithdrawnDay = Some.Day("2026-01-02") }] };
        Assert.Empty(Deadlines.Of(hidden, [], Some.At("2026-01-02T09:00")));
        Assert.Equal([DeadlineKind.EighteenthBirthday, DeadlineKind.GroundEnd], Deadlines.Of(hidden, [], Some.At("2026-01-01T09:00")).Select(limit => limit.Kind));
    }

    [Fact]
    public void What_runs_comes_first_by_its_end_then_what_is_unknown_then_what_is_past()
    {
        var now = Some.At("2026-06-01T09:00");
        var limits = Limits("2026-06-01T09:00", Order("2026-01-03"), Order(null), Order("2026-05-30"), Receipt("2026-05-01"));
        Assert.Equal(limits.Select(limit => (limit.StateAt(now), limit.EndDay ?? DateOnly.MaxValue)).Order(), limits.Select(limit => (limit.StateAt(now), limit.EndDay ?? DateOnly.MaxValue)));
    }

    private static Deadline Only(DeadlineKind kind, string at, Decision order) => Assert.Single(Limits(at, order), limit => limit.Kind == kind);

    private static IReadOnlyList<Deadline> Limits(string at, params Decision[] decisions) => Deadlines.Of(Some.Case(), [.. decisions.Select(Apart)], Some.At(at));

    private static IReadOnlyList<Deadline> OfPerson(Person person, string at) => Deadlines.Of(Some.Case() with { Persons = [person] }, [], Some.At(at));

    private static Decision Apart(Decision decision, int index) => decision with { Id = Some.Id(200 + index) };

    private static Decision Order(string? notified) => Some.Decision() with
    {
        Kind = DecisionKind.RemovalOrder, MadeDay = Some.Day(notified ?? "2026-01-03"), NotifiedDay = notified is null ? null : Some.Day(notified),
    };

    private static Decision ByTheHour(string notified) => (Order(notified[..10]) with { NotifiedDay = null, AppealPeriod = AppealPeriod.FortyEightHours })
        .Notify(Some.Day(notified[..10]), Some.Local(notified), Some.Day(notified[..10]), Some.Paris);

    private static Decision Later(DecisionKind kind, string made) => Some.Decision() with { Kind = kind, MadeDay = Some.Day(made) };

    private static Decision Receipt(string? filed) => Later(DecisionKind.ApplicationReceiptIssued, filed ?? "2026-01-10") with
    {
        ApplicationDay = filed is null ? null : Some.Day(filed),
    };

    private static Calendar.LocalNow Minutes(string local, int minutes) => new(Some.At(local).Instant.AddMinutes(minutes), Some.Paris, Some.Holidays);
}
