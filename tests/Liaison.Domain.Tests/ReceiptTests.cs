using Liaison.Domain.Agendas;

namespace Liaison.Domain.Tests;

public sealed class ReceiptTests
{
    private static readonly string Hash = Receipt.HashOf(Some.Case(), "Question ?");

    [Fact]
    public void The_hash_does_not_depend_on_the_order_in_which_persons_and_mandates_are_read()
    {
        var household = Some.Case() with { Mandates = [Some.Mandate(), Some.Mandate(14)] };
        var read = household with { Persons = [.. household.Persons.Reverse()], Mandates = [.. household.Mandates.Reverse()] };
        Assert.Equal(Receipt.HashOf(household, "Question ?"), Receipt.HashOf(read, "Question ?"));
    }

    [Fact]
    public void The_hash_tells_any_change_of_the_content()
    {
        Assert.NotEqual(Hash, Receipt.HashOf(Some.Case(), "Autre question ?"));
        Assert.NotEqual(Hash, Receipt.HashOf(Some.Case() with { SituationSummary = "Résumé" }, "Question ?"));
        Assert.NotEqual(Hash, Receipt.HashOf(Some.Case() with { Persons = [Some.Adult()] }, "Question ?"));
        Assert.NotEqual(Hash, Receipt.HashOf(Some.Case() with { Mandates = [Some.Mandate().Withdraw(Some.Today)] }, "Question ?"));
    }

    [Fact]
    public void The_hash_says_nothing_of_when_the_case_was_saved() =>
        Assert.Equal(Hash, Receipt.HashOf(Some.Case() with { Version = 7 }, "Question ?"));

    [Fact]
    public void A_receipt_names_number_time_and_hash_but_no_person()
    {
        var receipt = Receipt.For(Some.Item(), Some.Case(), Some.Now, 2017);
        Assert.Matches("^RC-80-2017-[0-9A-HJKMNP-TV-Z]{8}$", receipt.Number);
        Assert.Equal((Some.Now, Receipt.HashOf(Some.Case(), Some.Item().Question), Some.Id(40)), (receipt.At, receipt.Hash, receipt.AgendaItemId));
        Assert.Equal("2 personne(s). Une demande peut-elle être déposée ?", receipt.Summary);
    }
}
