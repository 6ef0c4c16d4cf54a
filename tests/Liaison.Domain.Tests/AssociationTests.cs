using Liaison.Domain.Associations;

namespace Liaison.Domain.Tests;

public sealed class AssociationTests
{
    [Theory]
    [InlineData("W802001234", true, "the Somme")]
    [InlineData("W9R1011072", true, "Réunion has a letter")]
    [InlineData("W2A1234567", true, "Corsica")]
    [InlineData("w802001234", false, "a small w")]
    [InlineData("W80200123", false, "nine characters")]
    [InlineData("W8020012345", false, "eleven characters")]
    [InlineData("WR91011072", false, "the letter stands third")]
    [InlineData("W802001234\n", false, "a line end")]
    [InlineData("W80200123٤", false, "a digit of another script")]
    public void An_RNA_number_is_W_a_digit_a_digit_or_letter_and_seven_digits(string number, bool good, string why) =>
        Assert.Equal((good, why), (AssociationRules.IsRna(number), why));

    [Theory]
    [InlineData("732829320", true, "a correct check digit")]
    [InlineData("356000000", true, "La Poste")]
    [InlineData("732829321", false, "a wrong check digit")]
    [InlineData("728329320", false, "two digits exchanged")]
    [InlineData("73282932", false, "eight digits")]
    [InlineData("7328293200", false, "ten digits")]
    [InlineData("73282932O", false, "a letter")]
    public void A_SIREN_has_nine_digits_and_a_correct_check_digit(string number, bool good, string why) =>
        Assert.Equal((good, why), (AssociationRules.IsSiren(number), why));

    [Fact]
    public void A_collective_or_an_entry_in_the_court_register_needs_no_number() =>
        Assert.NotNull((Some.Association() with { CourtRegister = "Colmar, vol. 1", SponsorId = Some.OtherAssociationId }).Checked());

    [Fact]
    public void A_wrong_number_is_refused_at_its_field()
    {
        Assert.Equal("rna", Refused.With(AssociationRules.RnaInvalid, () => (Some.Association() with { Rna = "" }).Checked()).Field);
        Assert.Equal("siren", Refused.With(AssociationRules.SirenInvalid, () => (Some.Association() with { Siren = "" }).Checked()).Field);
    }

    [Fact]
    public void A_suspension_is_lifted_and_both_passages_stay_with_their_reason()
    {
        var active = Some.Association().Suspend("Convention échue").Reinstate();
        Assert.Equal(AssociationStatus.Active, active.Status);
        Assert.Equal([new("Suspension", "Active", "Suspended", "Convention échue"), new("Reinstatement", "Suspended", "Active", null)], active.Passages);
    }

    [Fact]
    public void Closing_needs_a_reason_and_is_final()
    {
        Refused.With(CommonRules.ReasonRequired, () => Some.Association().Close(""));
        Refused.With(AssociationRules.StepNotAllowed, () => Some.Association().Close("Dissoute").Reinstate());
    }
}
