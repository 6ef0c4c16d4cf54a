using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class HouseholdTests
{
    [Fact]
    public void Links_lead_on_until_one_is_undone()
    {
        var (first, second, third) = (Some.Link(10, 11), Some.Link(12, 11), Some.Link(13, 14));
        Assert.Equal([Some.Id(10), Some.Id(11), Some.Id(12)], Households.Reached(Some.Id(12), [first, second, third]));
        Assert.Equal([Some.Id(13), Some.Id(14)], Households.Reached(Some.Id(14), [first, second, third]));
        Assert.Equal([Some.Id(12)], Households.Reached(Some.Id(12), [first, second.Undo("Motif"), third]));
    }

    [Fact]
    public void A_link_names_the_older_case_first_whichever_way_it_is_made()
    {
        Assert.Equal((Some.Id(10), Some.Id(11)), (Some.Link(11, 10).CaseId, Some.Link(11, 10).OtherCaseId));
        Assert.Equal((Some.Id(11), Some.Id(10)), (Some.Link(10, 11).From(Some.Id(10)), Some.Link(10, 11).From(Some.Id(11))));
    }
}
