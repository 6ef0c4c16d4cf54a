using Liaison.Domain.Cases;
using Liaison.Domain.Rights;

namespace Liaison.Domain.Tests;

public sealed class RightsTests
{
    private const string Mark = "[…]";

    private static readonly Person Nino = Named("Guiorgadzé", "Nino");

    private static Person Named(string familyName, string givenNames, string? agdref = null) =>
        new() { Id = Guid.NewGuid(), FamilyName = familyName, GivenNames = givenNames, Agdref = agdref };

    [Theory]
    [InlineData("Le frère, Levan, est scolarisé.", "Le frère, […], est scolarisé.")]
    [InlineData("Lévan et LEVAN et Леван", "[…] et […] et […]")]
    [InlineData("Levan Guiorgadzé vit avec Nino.", "[…] Guiorgadzé vit avec Nino.")]
    [InlineData("Ketevan Lomidzé-Levan", "[…]")]
    [InlineData("la demande d'Anna et l’Anna", "la demande d'[…] et l’[…]")]
    [InlineData("Madame Lomidze, mère", "Madame […], mère")]
    [InlineData("Mohamed Benali et Ben Ali", "Mohamed […] et […]")]
    [InlineData("numéro 9173550002", "numéro […]")]
    [InlineData("Anna de la Cruz, de la rue de la Paix", "[…], de la rue de la Paix")]
    [InlineData("Annales, Levantin", "Annales, Levantin")]
    [InlineData("", "")]
    public void Names_of_others_are_taken_out_however_they_are_spelt(string text, string masked)
    {
        var others = new OthersNames([Named("Guiorgadzé", "Levan", "9173550002"), Named("Lomidze", "Ketevan"), Named("de la Cruz", "Anna"), Named("Ben Ali", "")], [Nino]);
        Assert.Equal(masked, others.Mask(text, Mark).Text);
    }

    [Fact]
    public void What_stood_before_a_correction_is_taken_out_as_well_and_what_the_person_bears_herself_stays()
    {
        var others = new OthersNames([Named("Nino", "Rostom"), Named("", "Rustam")], [Nino, Named("Guiorgadzé", "Nina", "9173550001")]);
        Assert.Equal(("Nino et Nina, […] et […], 9173550001", 2), others.Mask("Nino et Nina, Rostom et Roustam, 9173550001", Mark));
    }

    [Fact]
    public void Several_words_of_one_name_count_once() =>
        Assert.Equal(("[…] ; […]", 2), new OthersNames([Named("Lomidze", "Ketevan Maria")], [Nino]).Mask("Ketevan Maria Lomidze ; Maria", Mark));

    [Theory]
    [InlineData("2026-01-31", "2026-02-28")]
    [InlineData("2026-11-30", "2026-12-30")]
    [InlineData("2028-01-30", "2028-02-29")]
    public void A_request_is_answered_within_a_month(string received, string due)
    {
        var request = (Some.AccessRequest() with { ReceivedDay = Some.Day(received) }).Checked(Some.Day(received));
        Assert.Equal((Some.Day(due), false), (request.DueDay, request.IsExtended));
    }

    [Fact]
    public void Two_months_more_are_counted_from_the_day_on_which_it_came()
    {
        var request = (Some.AccessRequest() with { ReceivedDay = Some.Day("2026-11-30") }).Checked(Some.Day("2026-11-30")).Extend("Dossier volumineux", Some.Day("2026-12-30"));
        Assert.Equal((Some.Day("2027-02-28"), true), (request.DueDay, request.IsExtended));
        Assert.Equal("Dossier volumineux", Assert.Single(request.Passages).Reason);
    }

    [Fact]
    public void A_proof_of_identity_that_is_waited_for_adds_no_day()
    {
        var request = Some.AccessRequest().AskIdentity("La signature diffère.");
        Assert.Equal((AccessRequestStatus.IdentityAsked, Some.AccessRequest().DueDay), (request.Status, request.DueDay));
        Assert.Equal(IdentityCheck.ThroughMandate, request.CheckIdentity(IdentityCheck.ThroughMandate).IdentityCheck);
    }

    [Fact]
    public void What_was_prepared_is_what_is_handed_over()
    {
        var handed = (Some.AccessRequest().Prepare(Some.Now) with { PreparedHash = "0" }).HandOver(Channel.Letter, "0", Some.Today);
        Assert.Equal((AccessRequestStatus.HandedOver, Some.Today, Channel.Letter, false), (handed.Status, handed.HandedOverDay, handed.HandedOverBy, handed.IsOpen));
    }

    [Fact]
    public void A_restriction_hides_a_household_whatever_its_mandates()
    {
        var restricted = Some.Case() with { Restricted = true };
        Assert.All(restricted.Persons, person => Assert.True(restricted.Hides(person, Some.Today)));
        Assert.True(restricted.HidesAll(Some.Today));
        Assert.False(Some.Case().HidesAll(Some.Today));
    }

    [Fact]
    public void Two_statements_say_the_same_or_not()
    {
        var person = Some.Adult();
        Assert.True(person.SaysTheSameAs(person with { Nationalities = [.. person.Nationalities] }));
        Assert.False(person.SaysTheSameAs(person with { Nationalities = [.. person.Nationalities, "RU"] }));
        Assert.False(person.SaysTheSameAs(person with { GivenNames = "Autre" }));
    }
}
