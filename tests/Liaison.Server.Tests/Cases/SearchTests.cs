using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests.Cases;

/// <summary>An agent finds a family, however its name is spelt, and nobody finds what is not his to see.</summary>
public sealed class SearchTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static Task<Answer> Look(Actor actor, object sought) => actor.Post("/cases/search", sought);

    private static object Someone(string familyName, string givenNames, string? birthDate = null, int? birthYear = null, string? agdref = null,
        string nationality = "GE") => new
        {
            familyName, givenNames, birthDate, birthYear, agdref, nationalities = new[] { nationality }, mandate = CaseScenarios.Mandate(),
        };

    [Theory]
    [InlineData("Гиоргадзе", "alike")]
    [InlineData("giorgadze nino", "alike")]
    [InlineData("Nino Guiorgadzé", "asWritten")]
    [InlineData("გიორგაძე", "alike")]
    public async Task A_family_is_found_in_every_spelling(string name, string match)
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, Someone("Guiorgadzé", "Nino", "1980-05-17"), Someone("Kapanadze", "Luka", "2010-01-01"));
        foreach (var actor in new[] { association, await app.Staff(Role.OfficeAgent) })
        {
            var found = (await Look(actor, new { name, birthDate = "1980-05-17" })).Is(200).Data.Single(row => row!["id"]!.GetValue<Guid>() == opened.Id)!;
            Assert.Equal(opened.Json.Text("reference"), found.Text("reference"));
            Assert.Equal([match, null], found["persons"]!.AsArray().Select(person => person.Text("match")));
            Assert.Equal("Kapanadze", found["persons"]![1].Text("familyName"));
        }
    }

    [Fact]
    public async Task The_words_as_written_come_first_and_exactly_finds_them_alone()
    {
        var association = await app.NewAssociation();
        var written = await app.OpenCase(association, Someone("Cissokho", "Awa", birthYear: 1990));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var spelt = await app.OpenCase(association, Someone("Sissokho", "Awa", birthYear: 1991));
        Assert.Equal([written.Id, spelt.Id], (await Look(association, new { name = "cissokho" })).Is(200).Data.Ids());
        Assert.Equal([written.Id], (await Look(association, new { name = "CISSOKHO", exact = true })).Is(200).Data.Ids());
        Assert.Equal([spelt.Id], (await Look(association, new { name = "cissokho", birthYear = 1991 })).Is(200).Data.Ids());
        Assert.Empty((await Look(association, new { name = "cissokho", nationality = "SN" })).Is(200).Data);
        Assert.Equal([written.Id], (await Look(association, new { reference = $" {written.Json.Text("reference")!.ToLowerInvariant()} " })).Is(200).Data.Ids());
        var one = (await Look(association, new { name = "cissokho", limit = 1 })).Is(200);
        Assert.True(one["more"]!.GetValue<bool>());
        Assert.Single(one.Data);
    }

    [Fact]
    public async Task All_that_is_sought_must_hold_of_one_person()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, Someone("Tchanturia", "Lali", "1975-02-03"), Someone("Tchanturia", "Zaza", "1999-09-09"));
        Assert.Empty((await Look(association, new { name = "Lali Tchanturia", birthDate = "1999-09-09" })).Is(200).Data);
        Assert.Empty((await Look(association, new { name = "Lali Zaza" })).Is(200).Data);
        Assert.Equal([opened.Id], (await Look(association, new { name = "Zaza", birthDate = "1999-09-09" })).Is(200).Data.Ids());
    }

    [Fact]
    public async Task What_is_stated_anew_is_found_and_what_it_was_is_not()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, Someone("Abachidze", "Tea", "1981-01-02"));
        var address = $"/cases/{opened.Id}/persons";
        var stated = new { familyName = "Beridze", givenNames = "Tea", birthDate = "1981-01-02", nationalities = new[] { "GE" } };
        (await association.Put($"{address}/{opened.PersonId()}", stated)).Is(200);
        (await association.Post(address, Someone("Lomidze", "Gia"))).Is(201);
        Assert.Empty((await Look(association, new { name = "Abachidze" })).Is(200).Data);
        Assert.Equal([opened.Id], (await Look(association, new { name = "Beridze" })).Is(200).Data.Ids());
        Assert.Equal([opened.Id], (await Look(association, new { name = "Lomidze" })).Is(200).Data.Ids());
    }

    [Fact]
    public async Task An_association_finds_its_own_cases_alone_and_never_by_number()
    {
        var (one, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var opened = await app.OpenCase(one, Someone("Dzidzigouri", "Eka", agdref: "9876543210"));
        Assert.Empty((await Look(other, new { name = "Dzidzigouri" })).Is(200).Data);
        Assert.Empty((await Look(other, new { reference = opened.Json.Text("reference") })).Is(200).Data);
        (await Look(one, new { agdref = "9876543210" })).IsRefused(422, "search.number_reserved");
        Assert.Equal([opened.Id], (await Look(office, new { agdref = "9876543210" })).Is(200).Data.Ids());
        Assert.Empty((await Look(await app.Staff(Role.OfficeAgent, LiaisonApp.Nord), new { name = "Dzidzigouri" })).Is(200).Data);
    }

    [Fact]
    public async Task Whose_mandate_is_withdrawn_is_not_found_any_more()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var opened = await app.OpenCase(association, Someone("Mtchedlichvili", "Dato", "1970-07-07"), Someone("Mtchedlichvili", "Mari", "1972-07-07"));
        var mandate = opened.Person()["mandate"]!["id"]!.GetValue<Guid>();
        (await association.Post($"/cases/{opened.Id}/mandates/{mandate}/withdrawal", new { })).Is(200);
        foreach (var actor in new[] { association, office })
        {
            Assert.Empty((await Look(actor, new { name = "Dato" })).Is(200).Data);
            Assert.Empty((await Look(actor, new { birthDate = "1970-07-07" })).Is(200).Data);
            var found = (await Look(actor, new { name = "Mari Mtchedlichvili" })).Is(200).Data.Single(row => row!["id"]!.GetValue<Guid>() == opened.Id)!;
            Assert.True(found["persons"]![0]!["masked"]!.GetValue<bool>());
            Assert.Null(found["persons"]![0].Text("familyName"));
        }
    }

    [Theory]
    [InlineData("""{}""", "search.criterion_required")]
    [InlineData("""{"nationality": "GE", "birthYear": 1980}""", "search.criterion_required")]
    [InlineData("""{"name": " - "}""", "search.criterion_required")]
    [InlineData("""{"name": "a", "birthYear": 1980, "birthDate": "1980-01-01"}""", "person.birth_twice")]
    [InlineData("""{"name": "a", "nationality": "XX"}""", "person.nationality_unknown")]
    [InlineData("""{"agdref": "012345678"}""", null)]
    [InlineData("""{"agdref": "01234"}""", "person.agdref_invalid")]
    public async Task What_cannot_be_sought_is_refused(string body, string? code)
    {
        var office = await app.Staff(Role.OfficeAgent);
        var answer = await Look(office, System.Text.Json.Nodes.JsonNode.Parse(body)!);
        _ = code is null ? answer.Is(200) : answer.IsRefused(422, code);
    }

    [Fact]
    public async Task Each_case_that_is_found_is_a_look_and_nothing_that_was_sought_is_kept()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var opened = await app.OpenCase(association, Someone("Gelachvili", "Nana"));
        (await Look(office, new { name = "Gelashvili" })).Is(200);
        await app.Seal();
        var entries = (await (await app.Officer()).Get($"/journal?caseId={opened.Id}")).Is(200);
        Assert.Contains("searchCases", entries.Data.Select(entry => entry!["act"].Text("action")));
        Assert.DoesNotContain("gelas", entries.Text, StringComparison.OrdinalIgnoreCase);
    }
}
