using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

public sealed class CaseOverTimeTests : OwnYear
{
    [Fact]
    public async Task Who_was_born_on_29_February_is_of_age_on_28_February_and_then_needs_a_mandate()
    {
        var association = await App.NewAssociation();
        var child = new { givenNames = "Enfant", birthDate = "2000-02-29", nationalities = new[] { "GE" }, minor = true };
        var opened = await App.OpenCase(association, App.Adult(), child);
        App.TravelTo("2018-02-27T23:30");
        var before = (await association.Get($"/cases/{opened.Id}")).Is(200);
        Assert.True(before.Person(1)["minor"]!.GetValue<bool>());
        Assert.Empty(before.Texts("gaps"));
        App.TravelTo("2018-02-28T00:15");
        var after = (await association.Get($"/cases/{opened.Id}")).Is(200);
        Assert.False(after.Person(1)["minor"]!.GetValue<bool>());
        Assert.Equal(["mandate"], after.Texts("gaps"));
    }

    [Fact]
    public async Task A_ground_goes_by_its_article_of_2017_in_2017_and_by_its_present_one_from_May_2021()
    {
        var association = await App.NewAssociation();
        var opened = await App.OpenCase(association, App.Adult());
        var office = await App.Staff(Role.OfficeHead);
        await office.Post($"/cases/{opened.Id}/decisions", new { decision = "permitRefused", madeDay = "2017-01-02", groundCode = "L313-14" });
        App.TravelTo("2021-04-30T23:30");
        Assert.Equal("L313-14", (await association.Get($"/cases/{opened.Id}")).Person().Text("groundCode"));
        App.TravelTo("2021-05-01T00:15");
        var read = (await association.Get($"/cases/{opened.Id}")).Person();
        Assert.Equal(("exceptionalAdmission", "L435-1"), (read.Text("groundKey"), read.Text("groundCode")));
        (await association.Post("/cases", new { persons = new[] { new { groundCode = "L313-14" } } })).IsRefused(422, "case.ground_not_in_force");
        Assert.Equal("exceptionalAdmission", (await association.Post("/cases", new { persons = new[] { new { groundCode = "L435-1" } } })).Is(201).Person().Text("groundKey"));
        var late = new { decision = "permitGranted", madeDay = "2021-04-30", groundCode = "L313-14" };
        (await office.Post($"/cases/{opened.Id}/decisions", late with { madeDay = "2021-05-01" })).IsRefused(422, "case.ground_not_in_force");
        Assert.Equal("L313-14", (await office.Post($"/cases/{opened.Id}/decisions", late)).Is(201)["article"]!.GetValue<string>());
        Assert.Equal("L313-14", (await association.Get($"/cases/{opened.Id}/decisions")).Data[0].Text("article"));
    }

    [Fact]
    public async Task A_ground_that_has_ended_shows_its_last_article_and_may_be_sent_back_but_not_put_forward_anew()
    {
        App.TravelTo("2026-12-31T10:00");
        var association = await App.NewAssociation();
        var opened = (await association.Post("/cases", new { persons = new[] { new { familyName = "Exemple", groundCode = "L435-4" } } })).Is(201);
        App.TravelTo("2027-01-01T10:00");
        Assert.Equal("L435-4", (await association.Get($"/cases/{opened.Id}")).Person().Text("groundCode"));
        var path = $"/cases/{opened.Id}/persons/{opened.Person()["id"]}";
        Assert.Equal("shortageOccupation", (await association.Put(path, new { familyName = "Autre", groundCode = "L435-4" })).Is(200).Person().Text("groundKey"));
        (await association.Put(path, new { familyName = "Autre" })).Is(200);
        (await association.Put(path, new { familyName = "Autre", groundCode = "L435-4" })).IsRefused(422, "case.ground_not_in_force");
    }

    [Fact]
    public async Task Legal_days_are_those_of_the_prefecture_and_the_year_of_a_reference_too()
    {
        var association = await App.NewAssociation();
        App.TravelTo("2018-01-01T00:30");
        var person = new { familyName = "Exemple", birthDate = "2018-01-01" };
        var opened = (await association.Post("/cases", new { persons = new[] { person } })).Is(201);
        Assert.StartsWith("DO-80-2018-", opened["reference"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
