using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class AgendaItemTests
{
    private static readonly Meeting Frozen = Some.TechnicalMeeting(MeetingStatus.AgendaFrozen);

    [Theory]
    [InlineData(MeetingStatus.Scheduled)]
    [InlineData(MeetingStatus.Open)]
    [InlineData(MeetingStatus.Held)]
    [InlineData(MeetingStatus.Cancelled)]
    public void A_specific_interview_takes_neither_case_nor_topic_whatever_its_state(MeetingStatus status)
    {
        Refused.With(AgendaRules.InterviewCaseNotAllowed, () => Some.Item().ProposeFor(Some.SpecificInterview(status)));
        Refused.With(AgendaRules.InterviewHasNoAgenda, () => Some.Topic().ProposeFor(Some.SpecificInterview(status)));
        Refused.With(AgendaRules.InterviewCaseNotAllowed, () => Some.Item().AddLateTo(Some.SpecificInterview(status), "Motif"));
    }

    [Fact]
    public void An_item_that_enters_a_frozen_agenda_is_late_and_says_why()
    {
        var late = Some.Item().AddLateTo(Frozen, "Audience refusée");
        Assert.Equal((AgendaItemStatus.Proposed, true, "Audience refusée", Frozen.Id), (late.Status, late.Late, late.LateReason, late.MeetingId));
        Refused.With(CommonRules.ReasonRequired, () => Some.Item().AddLateTo(Frozen, " "));
    }

    [Fact]
    public void An_item_added_before_the_freeze_is_not_late() => Assert.False(Some.Item().AddLateTo(Some.TechnicalMeeting(), "Motif").Late);

    [Fact]
    public void No_reason_brings_an_item_to_a_meeting_that_has_begun() =>
        Refused.With(AgendaRules.Closed, () => Some.Item().AddLateTo(Some.TechnicalMeeting(MeetingStatus.Open), "Motif"));

    [Fact]
    public void Admission_lists_the_gaps_of_the_case() => Assert.Equal(new[] { Gap.Mandate, Gap.Question }, Refused.With(AgendaItemRules.Incomplete,
        () => (Some.Item(AgendaItemStatus.Proposed) with { Question = null }).Admit(Some.TechnicalMeeting(), Some.Case() with { Mandates = [] })).Fact("gaps"));

    [Theory]
    [InlineData("2017-12-13", true)]
    [InlineData("2017-12-12", false)]
    public void A_minor_who_turns_18_before_the_meeting_needs_an_own_mandate(string birthday, bool admitted)
    {
        var household = Some.Case() with { Persons = [Some.Adult(), Some.Child() with { BirthDate = Some.Day(birthday).AddYears(-18) }] };
        var proposed = Some.Item(AgendaItemStatus.Proposed);
        if (admitted)
            Assert.Equal(AgendaItemStatus.Admitted, proposed.Admit(Some.TechnicalMeeting(), household).Status);
        else
            Refused.With(AgendaItemRules.Incomplete, () => proposed.Admit(Some.TechnicalMeeting(), household));
    }

    [Fact]
    public void A_topic_is_admitted_without_a_case() =>
        Assert.Equal(AgendaItemStatus.Admitted, Some.Topic(AgendaItemStatus.Proposed).Admit(Frozen, null).Status);

    [Fact]
    public void Nothing_is_admitted_to_a_closed_meeting() =>
        Refused.With(AgendaRules.Closed, () => Some.Item(AgendaItemStatus.Proposed).Admit(Some.TechnicalMeeting(MeetingStatus.Closed), Some.Case()));

    [Fact]
    public void A_returned_item_names_each_gap_once_and_loses_them_when_admitted()
    {
        var returned = Some.Item(AgendaItemStatus.Proposed).Return([Gap.Address, Gap.Mandate, Gap.Address]);
        Assert.Equal([Gap.Address, Gap.Mandate], returned.Gaps);
        Assert.Empty(returned.Resubmit(Some.TechnicalMeeting(), "Autre question ?").Admit(Some.TechnicalMeeting(), Some.Case()).Gaps);
    }

    [Fact]
    public void Resubmission_changes_the_question_only_where_one_is_given()
    {
        var returned = Some.Item(AgendaItemStatus.Proposed).Return([Gap.Question]);
        Assert.Equal("Autre question ?", returned.Resubmit(Some.TechnicalMeeting(), "Autre question ?").Question);
        Assert.Equal(Some.Item().Question, returned.Resubmit(Some.TechnicalMeeting(), null).Question);
    }

    [Fact]
    public void After_the_freeze_only_an_item_that_entered_late_is_resubmitted()
    {
        var returned = Some.Item(AgendaItemStatus.Returned);
        Refused.With(AgendaRules.Frozen, () => returned.Resubmit(Frozen, null));
        Assert.Equal(AgendaItemStatus.Proposed, (returned with { Late = true }).Resubmit(Frozen, null).Status);
        Refused.With(AgendaRules.Closed, () => (returned with { Late = true }).Resubmit(Some.TechnicalMeeting(MeetingStatus.Closed), null));
    }

    [Fact]
    public void A_released_item_is_back_in_the_pool_as_if_it_had_never_been_late()
    {
        var released = (Some.Item().AddLateTo(Frozen, "Motif") with { Rank = 3 }).Release("Réunion annulée");
        Assert.Equal((AgendaItemStatus.Submitted, null, false, null, null),
            (released.Status, released.MeetingId, released.Late, released.LateReason, released.Rank));
        Assert.Equal("Réunion annulée", released.Passages[^1].Reason);
    }

    [Fact]
    public void The_successor_of_an_item_put_off_waits_in_the_pool_linked_to_it_with_its_first_time()
    {
        var admitted = Some.Item(AgendaItemStatus.Admitted) with { Late = true, Rank = 1, CarryCount = 1, MeetingRequestId = Some.Id(30) };
        var (item, successor) = admitted.CarryOver(Frozen, "Pièces attendues", Some.Id(41));
        Assert.Equal((AgendaItemStatus.CarriedOver, Frozen.Id), (item.Status, item.MeetingId));
        Assert.Equal((AgendaItemStatus.Submitted, (Guid?)null, 2, false, (int?)null), (successor.Status, successor.MeetingId, successor.CarryCount, successor.Late, successor.Rank));
        Assert.Equal((Some.Id(41), admitted.Id, admitted.CaseId, admitted.Question, admitted.SubmittedAt, admitted.MeetingRequestId),
            (successor.Id, successor.PredecessorId, successor.CaseId, successor.Question, successor.SubmittedAt, successor.MeetingRequestId));
    }

    [Fact]
    public void An_item_is_put_off_with_a_reason_and_only_while_its_meeting_lasts()
    {
        Refused.With(CommonRules.ReasonRequired, () => Some.Item(AgendaItemStatus.Admitted).CarryOver(Frozen, "", Some.Id(41)));
        Refused.With(AgendaRules.Closed, () => Some.Item(AgendaItemStatus.Admitted).CarryOver(Some.TechnicalMeeting(MeetingStatus.Closed), "Motif", Some.Id(41)));
    }

    [Fact]
    public void An_item_not_reached_is_not_examined_and_counts_as_one_more_carry()
    {
        var (item, successor) = Some.Topic(AgendaItemStatus.Admitted).NotReach(Some.TechnicalMeeting(MeetingStatus.Held), Some.Id(41));
        Assert.Equal((AgendaItemStatus.NotReached, null, 1, "Délais de rendez-vous"), (item.Status, item.Examination, successor.CarryCount, successor.Topic));
    }

    [Fact]
    public void Only_proposed_and_admitted_items_await_an_outcome() => Assert.Equal([AgendaItemStatus.Proposed, AgendaItemStatus.Admitted],
        Enum.GetValues<AgendaItemStatus>().Where(status => Some.Item(status).IsWithoutOutcome));
}
