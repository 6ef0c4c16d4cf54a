using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class MeetingTests
{
    [Fact]
    public void The_freeze_day_lies_ten_working_days_before_a_technical_meeting() =>
        Assert.Equal(Some.Day("2017-11-28"), Some.TechnicalMeeting().FreezeDay);

    [Fact]
    public void A_specific_interview_has_no_freeze_day_even_when_postponed() =>
        Assert.Null(Some.SpecificInterview().Postpone(Some.Appointment("2018-01-09T10:00"), "Grève").FreezeDay);

    [Fact]
    public void The_freeze_day_follows_the_holidays_of_the_place()
    {
        var local = Some.Local("2018-01-02T10:00");
        var alsace = Appointment.At(local, Some.Paris, new HolidayCalendar(HolidayZone.AlsaceMoselle), 5, Some.Now);
        var somme = Appointment.At(local, Some.Paris, Some.Holidays, 5, Some.Now);
        Assert.Equal((Some.Day("2017-12-22"), Some.Day("2017-12-21")), (somme.FreezeDay, alsace.FreezeDay));
    }

    [Fact]
    public void A_meeting_at_the_turn_of_the_year_counts_by_its_local_day()
    {
        var appointment = Appointment.At(Some.Local("2018-01-01T08:00"), Some.Zone("Pacific/Noumea"), Some.Holidays, 10, Some.Now);
        Assert.Equal((2018, 2017), (appointment.Day.Year, appointment.StartsAt.Year));
    }

    [Fact]
    public void An_appointment_that_a_clock_change_skips_is_refused() =>
        Refused.With(LocalTime.Skipped, () => Some.Appointment("2018-03-25T02:30"));

    [Theory]
    [InlineData("2017-11-29T10:00", true)]
    [InlineData("2017-11-29T10:01", false)]
    public void An_appointment_lies_after_the_present_instant(string local, bool refused)
    {
        if (refused)
            Refused.With(MeetingRules.StartsInPast, () => Some.Appointment(local));
        else
            Assert.Equal(Some.Now.AddMinutes(1), Some.Appointment(local).StartsAt);
    }

    [Fact]
    public void A_postponed_meeting_keeps_every_former_date_and_takes_proposals_again()
    {
        var twice = Some.TechnicalMeeting().FreezeAgenda(hasUnplacedReferral: false)
            .Postpone(Some.Appointment("2018-01-09T10:00"), "Grève").Postpone(Some.Appointment("2018-01-16T10:00"), "Neige");
        Assert.Equal([(Some.Appointment().StartsAt, "Grève"), (Some.Appointment("2018-01-09T10:00").StartsAt, "Neige")],
            twice.FormerDates.Select(former => (former.StartsAt, former.Reason)));
        Assert.Equal((MeetingStatus.Scheduled, Some.Day("2018-01-16"), Some.Day("2018-01-02")), (twice.Status, twice.Day, twice.FreezeDay));
        Assert.Equal("RT-80-2017-006", twice.Reference);
    }

    [Fact]
    public void Postponing_cancelling_and_not_holding_need_a_reason()
    {
        Refused.With(CommonRules.ReasonRequired, () => Some.TechnicalMeeting().Postpone(Some.Appointment(), ""));
        Refused.With(CommonRules.ReasonRequired, () => Some.TechnicalMeeting().Cancel("", replacementId: null));
        Refused.With(CommonRules.ReasonRequired, () => Some.TechnicalMeeting().RecordNotHeld("", 0));
    }

    [Fact]
    public void A_cancelled_meeting_names_the_one_that_takes_its_place_or_none()
    {
        Assert.Equal(Some.Id(23), Some.TechnicalMeeting().Cancel("Grève", Some.Id(23)).ReplacementId);
        Assert.Null(Some.TechnicalMeeting().Cancel("Grève", replacementId: null).ReplacementId);
    }

    [Fact]
    public void A_meeting_opens_on_its_day_and_not_before() => Assert.Equal(MeetingStatus.Open,
        Some.TechnicalMeeting(MeetingStatus.AgendaFrozen).Open(Some.Day("2017-12-12")).Status);

    [Fact]
    public void A_specific_interview_opens_without_a_freeze() =>
        Assert.Equal(MeetingStatus.Open, Some.SpecificInterview().Open(Some.Day("2017-12-12")).Status);

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(1, 0, false)]
    [InlineData(0, 2, false)]
    public void A_meeting_is_held_only_with_somebody_on_both_sides(int office, int delegation, bool held)
    {
        var open = Some.TechnicalMeeting(MeetingStatus.Open).Attend([Some.Office(office), Some.Delegation(delegation)]);
        if (held)
            Assert.Equal(MeetingStatus.Held, open.Hold().Status);
        else
            Refused.With(MeetingRules.SideMissing, open.Hold);
    }

    [Fact]
    public void Attendance_recorded_again_takes_the_place_of_the_first()
    {
        var open = Some.TechnicalMeeting(MeetingStatus.Open).Attend([Some.Office(), Some.Delegation()]).Attend([Some.Office(2)]);
        Assert.Equal([Some.Office(2)], open.Attendance);
    }

    [Fact]
    public void A_meeting_closes_when_every_item_has_its_outcome()
    {
        var held = Some.TechnicalMeeting(MeetingStatus.Held);
        Assert.Equal(3, Refused.With(MeetingRules.ItemsOpen, () => held.Close(3, 0)).Fact("items"));
        Assert.Equal(MeetingStatus.Closed, held.Close(0, 0).Status);
    }

    [Fact]
    public void The_state_speaks_before_the_facts() =>
        Refused.With(MeetingRules.StepNotAllowed, () => Some.TechnicalMeeting(MeetingStatus.Cancelled).FreezeAgenda(hasUnplacedReferral: true));

    [Theory]
    [InlineData(MeetingStatus.Scheduled, true, false)]
    [InlineData(MeetingStatus.AgendaFrozen, true, false)]
    [InlineData(MeetingStatus.Open, false, true)]
    [InlineData(MeetingStatus.Held, false, true)]
    [InlineData(MeetingStatus.Closed, false, false)]
    [InlineData(MeetingStatus.NotHeld, false, false)]
    [InlineData(MeetingStatus.Cancelled, false, false)]
    public void A_meeting_is_to_come_or_takes_outcomes_or_neither(MeetingStatus status, bool toCome, bool outcomes) =>
        Assert.Equal((toCome, outcomes), (Some.TechnicalMeeting(status).IsToCome, Some.TechnicalMeeting(status).TakesOutcomes));
}
