using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;

namespace Liaison.Domain.Tests;

public sealed class MinutesTests
{
    [Theory]
    [InlineData("none", MinutesResult.NoObservation)]
    [InlineData("none none", MinutesResult.NoObservation)]
    [InlineData("observed none", MinutesResult.Observed)]
    [InlineData("approved", MinutesResult.Approved)]
    [InlineData("approved approved", MinutesResult.Approved)]
    [InlineData("approved none", MinutesResult.ApprovedInPart)]
    [InlineData("approved observed", MinutesResult.ApprovedInPart)]
    [InlineData("approvedWithReservations none", MinutesResult.ApprovedInPart)]
    [InlineData("approved approvedWithReservations", MinutesResult.ApprovedWithReservations)]
    [InlineData("contested approved", MinutesResult.Contested)]
    [InlineData("none contested", MinutesResult.Contested)]
    public void The_result_follows_from_the_positions_and_silence_is_never_agreement(string positions, MinutesResult result) =>
        Assert.Equal(result, AssociationPosition.ResultOf([.. positions.Split(' ').Select(position => Enum.Parse<Position>(position, ignoreCase: true))]));

    [Fact]
    public void Observations_are_due_ten_working_days_after_the_text_circulates_or_on_the_day_that_the_office_gives()
    {
        var held = Some.TechnicalMeeting(MeetingStatus.Held);
        Assert.Equal(Some.Day("2017-12-13"), Some.Minutes().Circulate(held, 0, null, Some.Today, Some.Holidays).DueDay);
        // Christmas and New Year are no working days.
        Assert.Equal(Some.Day("2018-01-05"), Some.Minutes().Circulate(held, 0, null, Some.Day("2017-12-20"), Some.Holidays).DueDay);
        Assert.Equal(Some.Day("2017-12-01"), Some.Minutes().Circulate(held, 0, Some.Day("2017-12-01"), Some.Today, Some.Holidays).DueDay);
    }

    [Fact]
    public void A_text_is_concluded_once_all_have_taken_position_or_the_day_has_passed_and_each_observation_has_its_reply()
    {
        var circulated = Some.Minutes(MinutesStatus.Circulated);
        Assert.Equal(1, circulated.Conclude([Position.Approved, Position.Contested], 0, Some.Today).Edition);
        Refused.With(MinutesRules.ObservationsDue, () => circulated.Conclude([Position.Approved, Position.Observed], 0, Some.Day("2017-12-13")));
        var silent = circulated.Conclude([Position.None, Position.Observed], 0, Some.Day("2017-12-14"));
        Assert.Equal((MinutesStatus.Concluded, 1, null), (silent.Status, silent.Edition, silent.DueDay));
        Refused.With(MinutesRules.ReplyMissing, () => circulated.Conclude([Position.Observed], 1, Some.Day("2017-12-14")));
    }

    [Fact]
    public void An_erratum_changes_the_sections_that_it_names_and_becomes_the_next_edition()
    {
        var erratum = Some.Erratum();
        Assert.True(erratum.IsErratum);
        Assert.Same(erratum, erratum.MustTake(Some.Section().Id));
        Refused.With(MinutesRules.SectionNotCorrected, () => erratum.MustTake(sectionId: null));
        Assert.Equal((MinutesStatus.Concluded, 1), (erratum.WithdrawErratum("Sans objet").Status, erratum.WithdrawErratum("Sans objet").Edition));
        var next = erratum.Circulate(Some.TechnicalMeeting(MeetingStatus.Closed), 0, null, Some.Today, Some.Holidays).Conclude([Position.Approved], 0, Some.Today);
        Assert.Equal(2, next.Edition);
        Assert.Empty(next.Corrected);
    }

    [Theory]
    [InlineData("La famille Giorgadzé attend.")]
    [InlineData("Mme GUIORGADZE a été reçue.")]
    [InlineData("Nino Giorgadze")]
    [InlineData("Гиоргадзе, Nino")]
    [InlineData("Voir DO-80-2017-7F3K9QXM.")]
    [InlineData("Renvoi rv-80-2017-7f3k9qxm")]
    public void A_text_for_everybody_names_no_person_in_any_spelling_and_no_case(string text) =>
        Refused.With(MinutesRules.NamesACase, () => MinutesRules.Common(text, "text", [Some.Adult() with { FamilyName = "Giorgadze", GivenNames = "Nino" }]));

    [Theory]
    [InlineData("Le petit guichet ferme à midi.", "Petit", "Anna")]
    [InlineData("Les familles attendent ; un petit nombre est convoqué.", "Petit", "Anna")]
    [InlineData("La réunion RT-80-2017-006 est close.", "Giorgadze", "Nino")]
    [InlineData("Le chef de bureau répondra.", "", "Nino")]
    public void Words_that_are_also_names_are_no_names(string text, string familyName, string givenNames) =>
        Assert.Equal(text, MinutesRules.Common(text, "text", [Some.Adult() with { FamilyName = familyName, GivenNames = givenNames }]));
}
