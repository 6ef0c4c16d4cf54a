using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

public sealed class CaseTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task An_association_opens_a_case_and_reads_it_back_with_its_number_masked()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult(), new { familyName = "Exemple", givenNames = "Enfant", birthDate = "2014-02-28", nationalities = new[] { "GE", "RU" } });
        Assert.Matches("^DO-80-20[0-9]{2}-[0-9A-HJKMNP-TV-Z]{8}$", opened["reference"]!.GetValue<string>());
        var read = (await association.Get($"/cases/{opened.Id}")).Is(200);
        Assert.Equal(association.AssociationId, read["associationId"]!.GetValue<Guid>());
        Assert.Equal("1 rue de l'Exemple", read["address"].Text("street"));
        Assert.Empty(read.Texts("gaps"));
        Assert.Equal(("*******789", "exceptionalAdmission", "L313-14"), (read.Person().Text("agdref"), read.Person().Text("groundKey"), read.Person().Text("groundCode")));
        Assert.Equal(("ka", "Classeur 1", true), (read.Person()["mandate"].Text("language"), read.Person()["mandate"].Text("proofReference"), read.Person()["mandate"]!["holds"]!.GetValue<bool>()));
        Assert.Equal((false, true), (read.Person()["minor"]!.GetValue<bool>(), read.Person(1)["minor"]!.GetValue<bool>()));
        Assert.Null(read.Person(1)["mandate"]);
        Assert.Equal(["GE", "RU"], read.Person(1)["nationalities"].Texts());
        Assert.Equal("0123456789", (await (await app.Staff(Role.OfficeAgent)).Get($"/cases/{opened.Id}")).Is(200).Person().Text("agdref"));
    }

    [Fact]
    public async Task The_office_opens_a_case_for_the_association_it_names()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var opened = (await office.Post("/cases", new { persons = Array.Empty<object>(), associationId = association.AssociationId })).Is(201);
        (await association.Get($"/cases/{opened.Id}")).Is(200);
        (await office.Post("/cases", new { persons = Array.Empty<object>() })).IsRefused(422, "text.required");
        (await office.Post("/cases", new { persons = Array.Empty<object>(), associationId = Guid.Empty })).IsRefused(422, "reference.unknown");
        var abroad = await app.NewAssociation(LiaisonApp.Nord);
        (await office.Post("/cases", new { persons = Array.Empty<object>(), associationId = abroad.AssociationId })).IsRefused(422, "reference.unknown");
        var other = await app.NewAssociation();
        (await association.Post("/cases", new { persons = Array.Empty<object>(), associationId = other.AssociationId })).IsRefused(422, "reference.unknown");
    }

    [Theory]
    [InlineData("suspension")]
    [InlineData("closing")]
    public async Task No_case_is_opened_for_an_association_that_is_not_active(string step)
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeHead);
        (await office.Post($"/associations/{association.AssociationId}/{step}", new { reason = "Motif exemple" })).Is(200);
        (await office.Post("/cases", new { persons = Array.Empty<object>(), associationId = association.AssociationId })).IsRefused(409, "association.not_active");
        (await association.Post("/cases", new { persons = Array.Empty<object>() })).IsRefused(403, "association.suspended");
    }

    [Fact]
    public async Task What_is_missing_shows_as_gaps_until_it_is_there()
    {
        var association = await app.NewAssociation();
        var opened = (await association.Post("/cases", new { persons = Array.Empty<object>() })).Is(201);
        Assert.Equal(["identity", "prefecture", "address"], opened.Texts("gaps"));
        var there = new { street = "", postalCode = "80000", commune = "Amiens" };
        Assert.Equal(["identity", "address"], (await association.Put($"/cases/{opened.Id}", new { address = there })).Is(200).Texts("gaps"));
        var complete = there with { street = "1 rue de l'Exemple" };
        var changed = (await association.Put($"/cases/{opened.Id}", new { address = complete, situationSummary = "Résumé" })).Is(200);
        Assert.Equal(["identity"], changed.Texts("gaps"));
        Assert.Equal("Résumé", changed["situationSummary"]!.GetValue<string>());
        var added = (await association.Post($"/cases/{opened.Id}/persons", new { givenNames = "Personne", birthYear = 1980 })).Is(201);
        Assert.Equal(["identity", "mandate"], added.Texts("gaps"));
        var personId = added.PersonId();
        var identified = (await association.Put($"/cases/{opened.Id}/persons/{personId}", new { givenNames = "Personne", birthYear = 1980, nationalities = new[] { "stateless" } })).Is(200);
        Assert.Equal(["mandate"], identified.Texts("gaps"));
        var uninformed = new { personId, scope = "full", riskInformed = false, language = "fr", givenDay = "2017-01-01" };
        Assert.Equal(["mandate"], (await association.Post($"/cases/{opened.Id}/mandates", uninformed)).Is(201).Texts("gaps"));
        Assert.Empty((await association.Post($"/cases/{opened.Id}/mandates", uninformed with { riskInformed = true })).Is(201).Texts("gaps"));
        Assert.Equal(["prefecture"], (await association.Put($"/cases/{opened.Id}", new { address = complete with { postalCode = "59000" } })).Is(200).Texts("gaps"));
    }

    [Fact]
    public async Task A_household_holds_thirty_persons_and_not_one_more()
    {
        var association = await app.NewAssociation();
        var child = new { givenNames = "Enfant", minor = true };
        (await association.Post("/cases", new { persons = Enumerable.Repeat(child, 31) })).IsRefused(422, "list.too_long");
        var full = (await association.Post("/cases", new { persons = Enumerable.Range(1, 30).Select(number => new { givenNames = $"Enfant {number}", minor = true }) })).Is(201);
        Assert.Equal(Enumerable.Range(1, 30).Select(number => $"Enfant {number}"), full["persons"]!.AsArray().Select(person => person.Text("givenNames")!));
        (await association.Post($"/cases/{full.Id}/persons", child)).IsRefused(409, "case.too_many_persons");
    }

    [Fact]
    public async Task A_person_is_stated_anew_and_what_was_shown_of_number_and_ground_may_come_back()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var path = $"/cases/{opened.Id}/persons/{opened.Person()["id"]}";
        var read = opened.Person();
        var body = new { familyName = "Autre", birthDate = "1981-05-06", nationalities = new[] { "SU" }, groundCode = read.Text("groundCode"), agdref = read.Text("agdref") };
        var changed = (await association.Put(path, body)).Is(200).Person();
        Assert.Equal(("Autre", "", "1981-05-06"), (changed.Text("familyName"), changed.Text("givenNames"), changed.Text("birthDate")));
        Assert.Null(changed["birthYear"]);
        var office = await app.Staff(Role.OfficeHead);
        Assert.Equal("0123456789", (await office.Get($"/cases/{opened.Id}")).Person().Text("agdref"));
        (await association.Put(path, body with { agdref = "*******788" })).IsRefused(422, "person.agdref_invalid");
        (await association.Put(path, new { familyName = "Autre", mandate = CaseScenarios.Mandate() })).IsRefused(400, "body.malformed");
        Assert.Null((await association.Put(path, new { familyName = "Autre" })).Is(200).Person()["agdref"]);
        (await association.Put($"/cases/{opened.Id}/persons/{Guid.Empty}", body)).IsRefused(404, "not_found");
        var elsewhere = await app.OpenCase(association, app.Adult());
        (await association.Put($"/cases/{opened.Id}/persons/{elsewhere.Person()["id"]}", body)).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task Lists_show_an_association_its_own_cases_and_the_office_those_it_asks_for()
    {
        var one = await app.NewAssociation();
        var other = await app.NewAssociation();
        var cases = new List<Guid>();
        for (var count = 0; count < 3; count++)
        {
            cases.Insert(0, await app.CompleteCase(one));
            app.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }
        await app.CompleteCase(other);
        Assert.Equal(cases, (await one.Get("/cases")).Is(200).Data.Ids());
        Assert.Empty((await one.Get($"/cases?associationId={other.AssociationId}")).Is(200).Data.Ids());
        var office = await app.Staff(Role.OfficeAgent);
        var first = (await office.Get($"/cases?associationId={one.AssociationId}&limit=2")).Is(200);
        var next = (await office.Get($"/cases?associationId={one.AssociationId}&limit=2&cursor={first["nextCursor"]}")).Is(200);
        Assert.Equal(cases, first.Data.Ids().Concat(next.Data.Ids()));
        Assert.Null(next["nextCursor"]);
        Assert.Equal("Exemple", first.Data[0]!["persons"]![0].Text("familyName"));
        Assert.Empty(first.Data[0]!["gaps"]!.AsArray());
        (await office.Get($"/cases?associationId={other.AssociationId}&cursor={first["nextCursor"]}")).IsRefused(422, "cursor.invalid");
        (await office.Get("/cases?limit=201")).IsRefused(422, "number.out_of_range");
        var abroad = await app.Staff(Role.OfficeAgent, LiaisonApp.Nord);
        Assert.Empty((await abroad.Get($"/cases?associationId={one.AssociationId}")).Is(200).Data.Ids());
    }
}
