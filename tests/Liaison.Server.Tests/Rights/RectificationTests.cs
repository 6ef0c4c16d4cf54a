using Liaison.Server.Pipeline;
using Liaison.Server.Protection;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Rights;

/// <summary>What is stated of a person is corrected, and what was stated before is kept. [GDPR art. 16, 19]</summary>
public sealed class RectificationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static object Named(string familyName, string agdref = "9173550001") =>
        new { familyName, givenNames = "Nana", birthDate = "1980-05-17", agdref, nationalities = new[] { "GE" } };

    private async Task<(Actor Association, Answer Opened)> Opened(string familyName)
    {
        var association = await app.NewAssociation();
        return (association, await app.OpenCase(association, RightsScenarios.Someone(familyName, "Nana", agdref: "9173550001")));
    }

    private async Task<Answer> Rectify(Guid caseId, object body) => await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{caseId}/rectifications", body);

    private object OfPerson(Answer opened, object person, string reason = "Passeport présenté.") =>
        new { askedBy = "person", receivedDay = app.DayIn(0), reason, personId = opened.PersonId(), person };

    [Fact]
    public async Task A_correction_keeps_what_was_stated_before_and_the_person_is_found_by_what_is_stated_now()
    {
        var (association, opened) = await Opened("Machavariani");
        var office = await app.Staff(Role.OfficeAgent);
        var made = (await Rectify(opened.Id, OfPerson(opened, Named("Tchavtchavadze")))).Is(201).Data.Single()!;
        Assert.Equal(("done", "person", "officeAgent", "Passeport présenté.", app.Today().AddMonths(1).ToString("yyyy-MM-dd", null)),
            (made.Text("status"), made.Text("askedBy"), made.Text("byRole"), made.Text("reason"), made.Text("dueDay")));
        Assert.Equal(("Machavariani", "9173550001"), (made["former"].Text("familyName"), made["former"].Text("agdref")));
        Assert.Equal([association.AssociationId], made["recipients"].Ids("associationId"));
        Assert.Equal("Tchavtchavadze", (await association.Get($"/cases/{opened.Id}")).Is(200).Person().Text("familyName"));
        async Task<IEnumerable<Guid>> Found(string name) => (await office.Post("/cases/search", new { name })).Is(200).Data.Ids();
        Assert.Contains(opened.Id, await Found("Chavchavadze"));
        Assert.DoesNotContain(opened.Id, await Found("Machavariani"));
        // The association reads what was corrected of its own case; a number with its last digits alone.
        var read = (await association.Get($"/cases/{opened.Id}/rectifications")).Is(200).Data.Single()!;
        Assert.Equal(("Machavariani", "*******001"), (read["former"].Text("familyName"), read["former"].Text("agdref")));
    }

    [Fact]
    public async Task Address_and_summary_of_the_household_are_corrected_one_without_the_other()
    {
        var (association, opened) = await Opened("Dvali");
        var corrected = (await Rectify(opened.Id, new
        {
            askedBy = "association", receivedDay = app.DayIn(0), reason = "Déménagement antérieur.", address = new { street = "9 rue Neuve", postalCode = "80100", commune = "Abbeville" },
        })).Is(201).Data.Single()!;
        Assert.Equal(("1 rue de l'Exemple", "Situation exemple."), (corrected["former"]!["address"].Text("street"), corrected["former"].Text("situationSummary")));
        var read = (await association.Get($"/cases/{opened.Id}")).Is(200);
        Assert.Equal(("9 rue Neuve", "Situation exemple."), (read["address"].Text("street"), read.Json.Text("situationSummary")));
    }

    [Fact]
    public async Task A_correction_that_is_unclear_or_changes_nothing_is_refused_and_leaves_nothing()
    {
        var (_, opened) = await Opened("Nadiradze");
        (await Rectify(opened.Id, OfPerson(opened, Named("Nadiradze")))).IsRefused(409, "rectification.nothing_differs");
        (await Rectify(opened.Id, OfPerson(opened, Named("Autre"), " "))).IsRefused(422, "reason.required");
        (await Rectify(opened.Id, OfPerson(opened, Named("Autre", "12")))).IsRefused(422, "person.agdref_invalid");
        (await Rectify(opened.Id, new { askedBy = "office", receivedDay = app.DayIn(0), reason = "R" })).IsRefused(422, "rectification.subject_unclear");
        (await Rectify(opened.Id, new { askedBy = "office", receivedDay = app.DayIn(0), reason = "R", personId = opened.PersonId(), situationSummary = "S" }))
            .IsRefused(422, "rectification.subject_unclear");
        (await Rectify(opened.Id, new { askedBy = "office", receivedDay = app.DayIn(1), reason = "R", situationSummary = "S" })).IsRefused(422, "rectification.received_in_future");
        (await Rectify(opened.Id, new { askedBy = "office", receivedDay = app.DayIn(0), reason = "R", personId = opened.Id, person = Named("Autre") })).IsRefused(422, "case.unknown_person");
        Assert.Empty((await (await app.Staff(Role.OfficeAgent)).Get($"/cases/{opened.Id}/rectifications")).Is(200).Data);
    }

    [Fact]
    public async Task A_refusal_says_why_and_what_the_person_says_stands_beside_it()
    {
        var (association, opened) = await Opened("Kereselidze");
        var office = await app.Staff(Role.OfficeAgent);
        object Body(string reason) => new { askedBy = "person", receivedDay = app.DayIn(0), reason, personId = opened.PersonId(), statement = "Je maintiens ma date." };
        (await office.Post($"/cases/{opened.Id}/rectifications/refusal", Body(" "))).IsRefused(422, "reason.required");
        (await office.Post($"/cases/{opened.Id}/rectifications/refusal", Body("Le passeport le confirme."))).Is(201);
        var read = (await association.Get($"/cases/{opened.Id}/rectifications")).Is(200).Data.Single()!;
        Assert.Equal(("refused", "Le passeport le confirme.", "Je maintiens ma date."), (read.Text("status"), read.Text("reason"), read.Text("statement")));
        Assert.Null(read["former"]);
        (await association.Post($"/cases/{opened.Id}/rectifications/refusal", Body("R"))).IsRefused(403, "right.missing");
        (await association.Post($"/cases/{opened.Id}/rectifications", OfPerson(opened, Named("Autre")))).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task Neither_association_of_a_household_reads_what_the_other_s_case_said_or_that_it_is_there()
    {
        var (first, opened) = await Opened("Asatiani");
        var (other, otherOpened) = await Opened("Assatiani");
        var office = await app.Staff(Role.OfficeAgent);
        (await office.Post($"/cases/{opened.Id}/links", new { caseId = otherOpened.Id })).Is(201);
        var made = (await Rectify(opened.Id, OfPerson(opened, Named("Tsereteli")))).Is(201).Data.Single()!;
        Assert.Equal([first.AssociationId, other.AssociationId], made["recipients"].Ids("associationId"));
        var read = (await first.Get($"/cases/{opened.Id}/rectifications")).Is(200);
        Assert.Equal([first.AssociationId], read.Data.Single()!["recipients"].Ids("associationId"));
        Assert.DoesNotContain(otherOpened.Json.Text("reference")!, read.Text, StringComparison.Ordinal);
        (await other.Get($"/cases/{opened.Id}/rectifications")).IsRefused(404, "not_found");
        Assert.Empty((await other.Get($"/cases/{otherOpened.Id}/rectifications")).Is(200).Data);
        foreach (var role in new[] { Role.DataProtectionOfficer, Role.Cabinet })
            (await (await app.Staff(role)).Get($"/cases/{opened.Id}/rectifications")).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task An_ordinary_change_keeps_what_was_stated_before_as_well_and_tells_so_in_the_history()
    {
        var (association, opened) = await Opened("Eristavi");
        (await association.Put($"/cases/{opened.Id}/persons/{opened.PersonId()}", Named("Orbeliani"))).Is(200);
        (await association.Put($"/cases/{opened.Id}/persons/{opened.PersonId()}", Named("Orbeliani"))).Is(200);
        (await association.Put($"/cases/{opened.Id}", new { situationSummary = "Autre." })).Is(200);
        var restated = (await association.Get($"/cases/{opened.Id}/history")).Is(200).Data.Where(entry => entry.Text("kind") == "restated").ToList();
        Assert.Equal([opened.PersonId(), null], restated.Select(entry => entry!["personId"]?.GetValue<Guid>()));
        Assert.All(restated, entry => Assert.Equal("association", entry.Text("side")));
        Assert.DoesNotContain("Eristavi", (await association.Get($"/cases/{opened.Id}/history")).Text, StringComparison.Ordinal);
        var request = await app.AsksForAccess(opened.Id, opened.PersonId());
        var former = (await (await app.Staff(Role.OfficeAgent)).Get(request.Access("/export"))).Is(200)["cases"]![0]!["former"]!;
        Assert.Equal(["Eristavi", null], former.AsArray().Select(statement => statement!["identity"]?["familyName"]?.GetValue<string>()));
    }

    [Fact]
    public async Task A_withdrawn_mandate_hides_what_was_corrected()
    {
        var (association, opened) = await Opened("Chkheidze");
        (await Rectify(opened.Id, OfPerson(opened, Named("Tcheidze")))).Is(201);
        (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).Is(200);
        var read = (await association.Get($"/cases/{opened.Id}/rectifications")).Is(200).Data.Single()!;
        Assert.True(read["masked"]!.GetValue<bool>());
        Assert.Null(read["former"]);
        Assert.Null(read.Text("reason"));
    }

    [Fact]
    public async Task What_was_stated_before_is_sealed_under_the_key_of_the_case_and_opens_as_nothing_else()
    {
        var (_, opened) = await Opened("Serinancien");
        (await Rectify(opened.Id, OfPerson(opened, Named("Serinnouveau"), "Serinmotif"))).Is(201);
        Assert.DoesNotMatch("(?i)serin(ancien|nouveau|motif)", await app.Storage.Everything());
        var safe = app.Services.GetRequiredService<Safe>();
        var kept = Assert.Single(await app.Storage.Sealed($"""
            SELECT former_statement.sealed, case_id, prefecture_code FROM former_statement JOIN case_record ON case_record.id = case_id WHERE case_id = '{opened.Id}'
            """));
        Assert.Contains("Serinancien", safe.Open<System.Text.Json.JsonElement>(kept.Prefecture, opened.Id, "formerPerson", kept.Envelope).ToString(), StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => safe.Open<System.Text.Json.JsonElement>(kept.Prefecture, opened.Id, "person", kept.Envelope));
        await app.Seal();
        var acts = (await (await app.Officer()).Get($"/journal?caseId={opened.Id}")).Is(200);
        Assert.Contains(acts.Data, entry => entry!["act"]!.Text("action") == "rectifyCase");
        Assert.DoesNotMatch("(?i)serin", acts.Text);
    }
}
