using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class MeetingRequestTests
{
    [Theory]
    [InlineData("2017-11-29", "2018-01-29")]
    [InlineData("2017-12-31", "2018-02-28")]
    public void Silence_becomes_a_refusal_after_two_months(string received, string deemed) =>
        Assert.Equal(Some.Day(deemed), Some.MeetingRequest(received).DeemedDecisionDay);

    [Theory]
    [InlineData("2017-12-15", "2018-02-03", "five days until the answer")]
    [InlineData("2017-12-10", "2018-01-29", "answered the same day")]
    [InlineData("2017-12-24", "2018-02-12", "fourteen days, answered on the due day")]
    [InlineData("2017-12-30", "2018-02-12", "answered late: fourteen days until it fell due")]
    [InlineData(null, "2018-02-12", "never answered: until it falls due")]
    public void A_question_suspends_the_clock_until_its_answer_or_its_due_day(string? answered, string deemed, string why)
    {
        var asked = Some.MeetingRequest().AskForInformation("Adresse ?", Some.Day("2017-12-24"), Some.Day("2017-12-10"));
        var request = answered is null ? asked : asked.GiveInformation("Voici", Some.Day(answered));
        Assert.Equal((Some.Day(deemed), why), (request.DeemedDecisionDay, why));
    }

    [Fact]
    public void The_suspensions_of_several_questions_add_up()
    {
        var request = Some.MeetingRequest()
            .AskForInformation("Adresse ?", Some.Day("2017-12-24"), Some.Day("2017-12-10")).GiveInformation("Voici", Some.Day("2017-12-13"))
            .AskForInformation("Mandat ?", Some.Day("2018-01-20"), Some.Day("2018-01-08")).GiveInformation("Voici", Some.Day("2018-01-10"));
        Assert.Equal(Some.Day("2018-02-03"), request.DeemedDecisionDay);
    }

    [Fact]
    public void A_question_on_the_last_day_still_suspends_and_one_after_it_revives_nothing()
    {
        var last = Some.MeetingRequest().AskForInformation("Adresse ?", Some.Day("2018-02-12"), Some.Day("2018-01-29"));
        Assert.Equal(Some.Day("2018-02-12"), last.DeemedDecisionDay);
        var after = Some.MeetingRequest().AskForInformation("Adresse ?", Some.Day("2018-02-13"), Some.Day("2018-01-30"));
        Assert.Equal(Some.Day("2018-01-29"), after.DeemedDecisionDay);
        Assert.True(after.IsDeemedRejectedOn(Some.Day("2018-01-31")));
    }

    [Theory]
    [InlineData("2018-01-29", false)]
    [InlineData("2018-01-30", true)]
    public void An_unanswered_request_shows_as_rejected_once_the_day_is_over(string today, bool rejected) =>
        Assert.Equal(rejected, Some.MeetingRequest().IsDeemedRejectedOn(Some.Day(today)));

    [Fact]
    public void A_question_is_no_answer() => Assert.True(Some.MeetingRequest()
        .AskForInformation("Adresse ?", Some.Day("2017-12-24"), Some.Day("2017-12-10")).IsDeemedRejectedOn(Some.Day("2018-02-13")));

    [Theory]
    [InlineData("2017-12-05")]
    [InlineData("2018-02-15")]
    public void An_answered_request_no_longer_shows_as_rejected_early_or_late(string answered)
    {
        var later = Some.Day("2018-03-01");
        Assert.False(Some.MeetingRequest().Refuse("Pas de créneau", Some.Day(answered)).IsDeemedRejectedOn(later));
        Assert.False(Some.MeetingRequest().ScheduleAs(Some.TechnicalMeeting(), Some.Day(answered)).IsDeemedRejectedOn(later));
    }

    [Fact]
    public void A_withdrawn_request_waits_for_no_answer() =>
        Assert.False(Some.MeetingRequest().Withdraw(null).IsDeemedRejectedOn(Some.Day("2018-03-01")));

    [Fact]
    public void A_request_whose_meeting_fell_away_waits_again_and_keeps_the_day_of_its_first_answer()
    {
        var released = Some.MeetingRequest().ScheduleAs(Some.TechnicalMeeting(), Some.Today).Release("Réunion annulée");
        Assert.Equal((MeetingRequestStatus.Submitted, null, Some.Today), (released.Status, released.MeetingId, released.AnsweredDay));
        var again = released.ScheduleAs(Some.TechnicalMeeting(), Some.Today.AddDays(20));
        Assert.Equal((Some.Id(20), Some.Today), (again.MeetingId, again.AnsweredDay));
        Assert.Equal(Some.Today, released.Refuse("Pas de créneau", Some.Today.AddDays(20)).AnsweredDay);
    }

    [Fact]
    public void An_answer_goes_to_the_question_last_asked()
    {
        var request = Some.MeetingRequest()
            .AskForInformation("Adresse ?", Some.Day("2017-12-24"), Some.Day("2017-12-10")).GiveInformation("Amiens", Some.Day("2017-12-13"))
            .AskForInformation("Mandat ?", Some.Day("2018-01-20"), Some.Day("2018-01-08")).GiveInformation("Signé", Some.Day("2018-01-10"));
        Assert.Equal(["Amiens", "Signé"], request.InformationRequests.Select(question => question.Answer));
    }

    [Fact]
    public void A_request_is_not_answered_by_a_meeting_whose_agenda_is_frozen_or_past()
    {
        Refused.With(AgendaRules.Frozen, () => Some.MeetingRequest().ScheduleAs(Some.TechnicalMeeting(MeetingStatus.AgendaFrozen), Some.Today));
        Refused.With(AgendaRules.Closed, () => Some.MeetingRequest().ScheduleAs(Some.TechnicalMeeting(MeetingStatus.Held), Some.Today));
    }

    [Fact]
    public void A_refusal_gives_its_reason() => Refused.With(CommonRules.ReasonRequired, () => Some.MeetingRequest().Refuse(" ", Some.Today));
}
