using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class ExaminationTests
{
    [Fact]
    public void The_orientation_of_the_item_holds_for_every_person_not_listed()
    {
        var examination = Split(Orientation.SummonsToFile, Orientation.UnderReview).CheckedFor(Some.Case());
        Assert.Equal((Orientation.SummonsToFile, Orientation.UnderReview), (examination.Of(Some.Adult().Id), examination.Of(Some.Child().Id)));
    }

    [Fact]
    public void One_unfavourable_person_is_enough_to_need_a_category_of_reason()
    {
        var split = Split(Orientation.UnderReview, Orientation.UnfavourableInPrinciple);
        Refused.With(AgendaItemRules.ReasonCategoryRequired, () => split.CheckedFor(Some.Case()));
        Refused.With(AgendaItemRules.ReasonCategoryRequired,
            () => Split(Orientation.UnfavourableInPrinciple, Orientation.UnderReview).CheckedFor(Some.Case()));
        Assert.NotNull((split with { ReasonCategory = ReasonCategory.Evidence }).CheckedFor(Some.Case()));
    }

    [Fact]
    public void A_person_of_another_case_has_no_orientation_here() => Refused.With(CaseRules.UnknownPerson,
        () => (Some.Examination() with { Persons = [new(Some.Stranger, Orientation.UnderReview)] }).CheckedFor(Some.Case()));

    [Fact]
    public void A_topic_is_examined_without_an_orientation_of_anybody()
    {
        Assert.NotNull(Some.Examination(null).CheckedFor(null));
        Refused.With(AgendaItemRules.TopicHasNoOrientation, () => (Some.Examination(null) with { ReasonCategory = ReasonCategory.Other }).CheckedFor(null));
        Refused.With(AgendaItemRules.TopicHasNoOrientation,
            () => (Some.Examination(null) with { Persons = [new(Some.Adult().Id, Orientation.UnderReview)] }).CheckedFor(null));
    }

    [Theory]
    [InlineData(MeetingStatus.Scheduled, false)]
    [InlineData(MeetingStatus.AgendaFrozen, false)]
    [InlineData(MeetingStatus.Open, true)]
    [InlineData(MeetingStatus.Held, true)]
    [InlineData(MeetingStatus.Closed, false)]
    [InlineData(MeetingStatus.Cancelled, false)]
    public void A_case_is_examined_in_a_meeting_that_is_open_or_was_held(MeetingStatus status, bool possible)
    {
        AgendaItem Examine() => Some.Item(AgendaItemStatus.Admitted).Examine(Some.TechnicalMeeting(status), Some.Case(), Some.Examination());
        if (possible)
            Assert.Equal((AgendaItemStatus.Examined, Orientation.UnderReview), (Examine().Status, Examine().Examination!.Orientation));
        else
            Refused.With(AgendaItemRules.MeetingNotOpen, Examine);
    }

    [Fact]
    public void An_item_is_examined_only_once()
    {
        var open = Some.TechnicalMeeting(MeetingStatus.Open);
        var examined = Some.Item(AgendaItemStatus.Admitted).Examine(open, Some.Case(), Some.Examination());
        Refused.With(AgendaItemRules.StepNotAllowed, () => examined.Examine(open, Some.Case(), Some.Examination(Orientation.Transferred)));
    }

    private static Examination Split(Orientation item, Orientation child) =>
        Some.Examination(item) with { Persons = [new(Some.Child().Id, child)] };
}
