using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class ContradictionTests
{
    [Theory]
    [InlineData(DecisionKind.PermitRefused, true)]
    [InlineData(DecisionKind.RefusedWithRemovalOrder, true)]
    [InlineData(DecisionKind.RemovalOrder, true)]
    [InlineData(DecisionKind.ImplicitRefusal, true)]
    [InlineData(DecisionKind.RegistrationRefused, true)]
    [InlineData(DecisionKind.FileClosed, true)]
    [InlineData(DecisionKind.PermitGranted, false)]
    [InlineData(DecisionKind.ProvisionalPermitIssued, false)]
    [InlineData(DecisionKind.ApplicationReceiptIssued, false)]
    [InlineData(DecisionKind.RemovalOrderRepealed, false)]
    [InlineData(DecisionKind.CourtAnnulment, false)]
    public void What_refuses_contradicts_a_favourable_orientation(DecisionKind kind, bool contradicts) =>
        Assert.Equal(contradicts ? [Some.Adult().Id, Some.Child().Id] : [], Favoured(Some.Decision() with { Kind = kind }, Said("2017-11-14", Orientation.FavourableInPrinciple)));

    [Fact]
    public void It_concerns_those_whom_the_orientation_favoured_and_the_decision_names()
    {
        var said = Said("2017-11-14", Orientation.UnderReview, new PersonOrientation(Some.Child().Id, Orientation.FavourableInPrinciple));
        Assert.Equal([Some.Child().Id], Favoured(Refused(), said));
        Assert.Empty(Favoured(Refused() with { PersonId = Some.Adult().Id }, said));
        Assert.Equal([Some.Child().Id], Favoured(Refused() with { PersonId = Some.Child().Id }, said));
    }

    [Fact]
    public void The_last_that_was_said_before_the_decision_counts()
    {
        var favourable = Said("2017-10-10", Orientation.FavourableInPrinciple);
        Assert.Empty(Favoured(Refused(), favourable, Said("2017-11-14", Orientation.UnfavourableInPrinciple)));
        Assert.NotEmpty(Favoured(Refused(), favourable, Said("2017-11-21", Orientation.UnfavourableInPrinciple)));
        Assert.Empty(Favoured(Refused(), Said("2017-11-21", Orientation.FavourableInPrinciple)));
        Assert.NotEmpty(Favoured(Refused(), Said("2017-11-20", Orientation.FavourableInPrinciple)));
    }

    [Theory]
    [InlineData(DecisionKind.PermitGranted, "2017-11-27", true)]
    [InlineData(DecisionKind.RemovalOrderRepealed, "2017-11-20", true)]
    [InlineData(DecisionKind.CourtAnnulment, "2017-11-27", true)]
    [InlineData(DecisionKind.PermitGranted, "2017-11-17", false)]
    [InlineData(DecisionKind.ApplicationReceiptIssued, "2017-11-27", false)]
    public void It_stands_until_a_later_decision_settles_it(DecisionKind kind, string madeDay, bool settled)
    {
        var later = Some.Decision() with { Kind = kind, MadeDay = Some.Day(madeDay) };
        Assert.Equal(settled, !Unsettled([Refused(), later], Said("2017-11-14", Orientation.FavourableInPrinciple)).Any());
        Assert.NotEmpty(Unsettled([Refused() with { PersonId = Some.Adult().Id }, later with { PersonId = Some.Child().Id }],
            Said("2017-11-14", Orientation.FavourableInPrinciple)));
    }

    [Fact]
    public void A_later_examination_takes_it_up_again()
    {
        var favourable = Said("2017-11-14", Orientation.FavourableInPrinciple);
        Assert.NotEmpty(Unsettled([Refused()], favourable));
        Assert.Empty(Unsettled([Refused()], favourable, Said("2017-11-28", Orientation.Reexamination)));
    }

    private static IEnumerable<Contradiction> Unsettled(Decision[] decisions, params Examined[] examined) =>
        Contradiction.Unsettled(Some.Case(), decisions, examined);

    // The decision was made on 20 November 2017.
    private static Decision Refused() => Some.Decision() with { Kind = DecisionKind.PermitRefused };

    private static IEnumerable<Guid> Favoured(Decision decision, params Examined[] examined) =>
        Contradiction.In(Some.Case(), [decision], examined).SelectMany(found => found.PersonIds);

    private static Examined Said(string day, Orientation orientation, params PersonOrientation[] persons) =>
        new(Some.Id(40), Some.Id(20), Some.Day(day), Some.Examination(orientation) with { Persons = persons });
}
