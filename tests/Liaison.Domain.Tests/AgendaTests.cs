using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class AgendaTests
{
    // Carried over late, submitted first, ranked second, ranked first, submitted last.
    private static readonly AgendaItem Carried = Item(41, 9) with { CarryCount = 1 };
    private static readonly AgendaItem First = Item(42, 1);
    private static readonly AgendaItem RankedSecond = Item(43, 2) with { Rank = 2 };
    private static readonly AgendaItem RankedFirst = Item(44, 3) with { Rank = 1 };
    private static readonly AgendaItem Last = Item(45, 8);

    [Fact]
    public void Carried_over_items_come_first_then_the_ranked_then_the_others_as_they_were_submitted() => Assert.Equal(
        [Carried, RankedFirst, RankedSecond, First, Last], Agenda.InOrder([Last, RankedSecond, First, Carried, RankedFirst]));

    [Fact]
    public void A_referral_that_entered_late_stands_where_its_submission_puts_it() => Assert.Equal(
        [First, Item(46, 4) with { Late = true }, Last], Agenda.InOrder([Item(46, 4) with { Late = true }, Last, First]));

    [Fact]
    public void The_order_given_becomes_the_order_shown()
    {
        var ranked = Agenda.Rank([Carried, First, Last], [Carried.Id, Last.Id, First.Id]);
        Assert.Equal([Carried.Id, Last.Id, First.Id], Agenda.InOrder(ranked).Select(item => item.Id));
        Assert.Equal([1, 2, 3], ranked.Select(item => item.Rank));
    }

    [Fact]
    public void Carried_over_items_may_be_ordered_among_themselves()
    {
        var other = Item(47, 1) with { CarryCount = 2 };
        Assert.Equal([other.Id, Carried.Id, First.Id], Agenda.Rank([First, Carried, other], [other.Id, Carried.Id, First.Id]).Select(item => item.Id));
    }

    [Fact]
    public void Returned_and_withdrawn_items_have_no_place()
    {
        var returned = Item(48, 1) with { Status = AgendaItemStatus.Returned };
        var withdrawn = Item(49, 1) with { Status = AgendaItemStatus.Withdrawn };
        Assert.Equal([First.Id], Agenda.Rank([returned, First, withdrawn], [First.Id]).Select(item => item.Id));
        Refused.With(AgendaRules.OrderIncomplete, () => Agenda.Rank([returned, First], [First.Id, returned.Id]));
    }

    [Fact]
    public void An_order_names_each_item_once()
    {
        Refused.With(AgendaRules.OrderIncomplete, () => Agenda.Rank([First, Last], [First.Id, First.Id]));
        Refused.With(AgendaRules.OrderIncomplete, () => Agenda.Rank([First, Last], [First.Id, Some.Stranger]));
        Refused.With(AgendaRules.OrderIncomplete, () => Agenda.Rank([First, Last], [First.Id, Last.Id, Some.Stranger]));
    }

    [Fact]
    public void Positions_number_what_has_a_place_from_one()
    {
        var returned = Item(50, 0) with { Status = AgendaItemStatus.Returned };
        var positions = Agenda.Positions([Last, returned, First, Carried]);
        Assert.Equal([(Carried.Id, 1), (First.Id, 2), (Last.Id, 3)], positions.OrderBy(row => row.Value).Select(row => (row.Key, row.Value)));
    }

    // Two associations put the same household forward: one place, where its first item stands.
    [Fact]
    public void A_household_has_one_place_and_one_rank()
    {
        var (one, other) = (First with { HouseholdId = Some.Id(60) }, Last with { HouseholdId = Some.Id(60) });
        Assert.Equal([[Carried.Id], [RankedSecond.Id], [one.Id, other.Id]], Agenda.Joint([other, Carried, RankedSecond, one]).Select(place => place.Select(item => item.Id)));
        var positions = Agenda.Positions([other, Carried, RankedSecond, one]);
        Assert.Equal((1, 2, 3, 3), (positions[Carried.Id], positions[RankedSecond.Id], positions[one.Id], positions[other.Id]));
        var ranked = Agenda.Rank([other, Carried, RankedSecond, one], [Carried.Id, other.Id, RankedSecond.Id]);
        Assert.Equal([(Carried.Id, 1), (one.Id, 2), (other.Id, 2), (RankedSecond.Id, 3)], ranked.Select(item => (item.Id, item.Rank!.Value)));
        Refused.With(AgendaRules.OrderIncomplete, () => Agenda.Rank([other, one], [one.Id, other.Id]));
        Assert.Equal(2, Agenda.Joint([one, other with { Status = AgendaItemStatus.Returned }, RankedSecond]).Count);
    }

    [Theory]
    [InlineData(MeetingStatus.Scheduled, AgendaStatus.InPreparation)]
    [InlineData(MeetingStatus.AgendaFrozen, AgendaStatus.Frozen)]
    [InlineData(MeetingStatus.Open, AgendaStatus.Closed)]
    [InlineData(MeetingStatus.Held, AgendaStatus.Closed)]
    [InlineData(MeetingStatus.Closed, AgendaStatus.Closed)]
    [InlineData(MeetingStatus.NotHeld, AgendaStatus.Closed)]
    [InlineData(MeetingStatus.Cancelled, AgendaStatus.Closed)]
    public void An_agenda_stands_where_its_meeting_does(MeetingStatus status, AgendaStatus agenda)
    {
        Assert.Equal(agenda, Agenda.StatusOf(Some.TechnicalMeeting(status)));
        Refused.With(AgendaRules.InterviewHasNoAgenda, () => Agenda.StatusOf(Some.SpecificInterview()));
        if (agenda == AgendaStatus.Closed)
            Refused.With(AgendaRules.Closed, () => Agenda.Rank(Some.TechnicalMeeting(status), [First], [First.Id]));
        else
            Assert.Single(Agenda.Rank(Some.TechnicalMeeting(status), [First], [First.Id]));
    }

    private static AgendaItem Item(int id, int minutes) =>
        Some.Item(AgendaItemStatus.Proposed, id) with { SubmittedAt = Some.Now.AddMinutes(minutes) };
}
