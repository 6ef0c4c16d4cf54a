using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Commitments;
using Liaison.Server.Tests.Journal;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Documents;

/// <summary>Receipts, acknowledgements, convocations and what came of a meeting, as their readers get and print them.</summary>
public sealed class PrintTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Forms = [PrintedForm.Html, PrintedForm.OpenDocument];

    [Fact]
    public async Task A_receipt_proves_what_was_submitted_and_when()
    {
        var (association, guest) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var item = await app.ProposedItem(association, meeting);
        var shown = (await association.Get(item.Item())).Is(200);
        var receipt = (await association.Get(item.Item("/receipt"))).Is(200);
        foreach (var member in new[] { "number", "hash", "summary" })
            Assert.Equal(shown["receipt"]!.Text(member), receipt.Json.Text(member));
        Assert.Equal((shown.Json.Text("caseReference"), shown["caseId"]!.GetValue<Guid>()), (receipt.Json.Text("caseReference"), receipt["caseId"]!.GetValue<Guid>()));
        foreach (var form in Forms)
        {
            var print = (await app.Get(association, item.Item("/receipt"), form)).Is(200);
            Assert.StartsWith($"accuse-de-depot-{receipt.Json.Text("number")}.", print.FileName, StringComparison.Ordinal);
            var text = await print.Text();
            Assert.All([receipt.Json.Text("number")!, receipt.Json.Text("hash")!, receipt.Json.Text("caseReference")!, "Quelle suite ?"],
                told => Assert.Contains(told, text, StringComparison.Ordinal));
        }
        (await guest.Get(item.Item("/receipt"))).IsRefused(404, "not_found");
        (await (await app.Staff(Role.OfficeHead, LiaisonApp.Nord)).Get(item.Item("/receipt"))).IsRefused(404, "not_found");
        (await (await app.Staff(Role.Cabinet)).Get(item.Item("/receipt"))).IsRefused(403, "right.missing");
        (await (await app.Staff(Role.OfficeAgent)).Get(item.Item("/receipt"))).Is(200);
    }

    [Fact]
    public async Task A_topic_has_no_receipt()
    {
        var association = await app.NewAssociation();
        var meeting = await app.FrozenMeeting(app.InDays(60), association);
        var topic = await app.LateItem(association, meeting);
        (await association.Get(topic.Item("/receipt"))).IsRefused(409, "agenda_item.no_receipt");
    }

    [Fact]
    public async Task An_acknowledgement_says_what_the_law_wants_it_to_say()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeHead);
        (await office.Put("/prefectures/80/settings", new
        {
            service = new { name = "Bureau des étrangers", address = "51 rue de l'Exemple, 80000 Amiens", email = "etrangers@exemple.fr", phone = "03 00 00 00 00" },
            timeZone = "Europe/Paris", holidayZone = "metropole", freezeWorkingDays = 10, rooms = Array.Empty<string>(),
        })).Is(200);
        var caseId = await association.EmptyCase();
        var request = await app.MeetingRequest(association, caseId);
        (await office.Post($"/meeting-requests/{request}/information-request", new { text = "Préciser l'objet.", dueDay = app.DayIn(10) })).Is(200);
        var view = (await association.Get($"/meeting-requests/{request}")).Is(200);
        foreach (var form in Forms)
        {
            var text = await (await app.Get(association, $"/meeting-requests/{request}", form, language: "en")).Is(200).Text();
            Assert.All(
            [
                view.Json.Text("reference")!, "51 rue de l'Exemple, 80000 Amiens", "etrangers@exemple.fr", "03 00 00 00 00", Long(view["acknowledgement"]!.Text("receivedDay")!),
                $"réputée rejetée le {Long(view["acknowledgement"]!.Text("deemedDecisionDay")!)}", "L. 231-4", "R. 112-5", "R. 421-1", "recours gracieux", "tribunal administratif",
                "Indiquer une adresse postale complète.", (await association.Get($"/cases/{caseId}")).Json.Text("reference")!, "Préciser l'objet.", "Attendue",
            ], told => Assert.Contains(told, text, StringComparison.Ordinal));
        }
        Assert.Equal(404, (await app.Get(await app.NewAssociation(), $"/meeting-requests/{request}", PrintedForm.Pdf)).Status);
        Assert.Equal(403, (await app.Get(await app.Staff(Role.Cabinet), $"/meeting-requests/{request}", PrintedForm.Pdf)).Status);
    }

    [Fact]
    public async Task Each_association_is_convoked_by_a_letter_of_its_own()
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60, "09:05"), null, one, other);
        var office = await app.Staff(Role.OfficeAgent);
        var names = new List<string>();
        foreach (var association in new[] { one, other })
            names.Add((await association.Get($"/associations/{association.AssociationId}")).Json.Text("name")!);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await office.Get($"/meetings/{meeting}/convocation")).Is(200)["addressees"]!.AsArray().Select(addressee => addressee!.Text("name")));
        Assert.Equal(one.AssociationId, Assert.Single((await one.Get($"/meetings/{meeting}/convocation")).Is(200)["addressees"]!.AsArray())!["associationId"]!.GetValue<Guid>());
        foreach (var form in Forms)
        {
            var all = await (await app.Get(office, $"/meetings/{meeting}/convocation", form)).Is(200).Text();
            Assert.All(names, name => Assert.Contains(name, all, StringComparison.Ordinal));
            Assert.Equal(3, all.Split("Convocation à une réunion technique").Length);
            var own = (await app.Get(one, $"/meetings/{meeting}/convocation", form)).Is(200);
            Assert.Contains("à 9 h 05", await own.Text(), StringComparison.Ordinal);
            Assert.Contains("L’ordre du jour est clos le", await own.Text(), StringComparison.Ordinal);
            Assert.DoesNotContain(names[1], own.Everything(), StringComparison.Ordinal);
        }
        (await (await app.NewAssociation()).Get($"/meetings/{meeting}/convocation")).IsRefused(404, "not_found");
        (await (await app.Staff(Role.SecretaryGeneral)).Get($"/meetings/{meeting}/convocation")).IsRefused(403, "right.missing");
        await app.Cancels(meeting);
        Assert.Contains("n’a pas lieu", await (await app.Get(one, $"/meetings/{meeting}/convocation", PrintedForm.Html)).Text(), StringComparison.Ordinal);
        var interview = await app.ScheduledMeeting(app.InDays(61), "Hébergement", one);
        var text = await (await app.Get(one, $"/meetings/{interview}/convocation", PrintedForm.Html)).Is(200).Text();
        Assert.Contains("entrevue spécifique", text, StringComparison.Ordinal);
        Assert.Contains("Hébergement", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ordre du jour", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_of_a_meeting_is_told_to_each_as_far_as_it_is_his()
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        var office = await app.Staff(Role.OfficeAgent);
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, one, other);
        var couple = await app.OpenCase(one, app.Adult(), Named("Petrova", "Anna"));
        var mine = await app.AdmittedItem(one, meeting, couple.Id);
        var theirs = await app.AdmittedItem(other, meeting);
        await app.Opens(meeting);
        await app.TakesItem(mine, "/examination", new
        {
            orientation = "favourableInPrinciple", reasonCategory = "evidence", associationView = "Présence depuis 2011.", officeView = "Pièces de 2014 absentes.",
            persons = new[] { new { personId = couple.PersonId(1), orientation = "unfavourableInPrinciple" } },
        });
        await app.TakesItem(theirs, "/examination", new { orientation = "reexamination", associationView = "Avis tout autre." });
        await one.Promised("2017-12-31", meeting);
        await app.Decided(couple.Id, new { decision = "permitGranted", madeDay = app.DayIn(0) });

        var outcomes = (await one.Get($"/meetings/{meeting}/outcomes")).Is(200);
        var item = Assert.Single(outcomes["items"]!.AsArray())!;
        Assert.Equal((mine, "examined", "favourableInPrinciple", "evidence"),
            (item["itemId"]!.GetValue<Guid>(), item.Text("status"), item.Text("orientation"), item.Text("reasonCategory")));
        Assert.Equal(("Petrova", "unfavourableInPrinciple"), (item["persons"]![0]!.Text("familyName"), item["persons"]![0]!.Text("orientation")));
        Assert.Equal("permitGranted", Assert.Single(item["decisions"]!.AsArray())!.Text("decision"));
        Assert.Single(outcomes["commitments"]!.AsArray());
        Assert.Equal([mine, theirs], (await office.Get($"/meetings/{meeting}/outcomes")).Is(200)["items"].Ids("itemId"));
        Assert.Equal([theirs], (await office.Get($"/meetings/{meeting}/outcomes?associationId={other.AssociationId}")).Is(200)["items"].Ids("itemId"));

        foreach (var form in Forms)
        {
            var own = (await app.Get(one, $"/meetings/{meeting}/outcomes", form)).Is(200);
            Assert.All(["Extrait du relevé", "Favorable sur le principe", "éléments produits", "Anna PETROVA : Défavorable sur le principe", "Présence depuis 2011.",
                "Pièces de 2014 absentes.", "Titre de séjour accordé", "Une réunion ne suspend aucun délai", "Relevé provisoire"],
                told => Assert.Contains(told, Prints.Spaced(own.Text().Result), StringComparison.Ordinal));
            Assert.DoesNotContain("Avis tout autre", own.Everything(), StringComparison.Ordinal);
            var whole = await (await app.Get(office, $"/meetings/{meeting}/outcomes", form)).Is(200).Text();
            Assert.Contains("Avis tout autre", whole, StringComparison.Ordinal);
            Assert.DoesNotContain("Extrait", whole, StringComparison.Ordinal);
            var extract = (await app.Get(office, $"/meetings/{meeting}/outcomes?associationId={other.AssociationId}", form)).Is(200);
            Assert.Contains("Avis tout autre", await extract.Text(), StringComparison.Ordinal);
            Assert.DoesNotContain("PETROVA", extract.Everything(), StringComparison.Ordinal);
        }
        await app.Holds(meeting);
        Assert.DoesNotContain("provisoire", await (await app.Get(one, $"/meetings/{meeting}/outcomes", PrintedForm.Html)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcomes_are_for_the_office_and_for_those_invited()
    {
        var (one, guest) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, one);
        (await guest.Get($"/meetings/{meeting}/outcomes")).IsRefused(404, "not_found");
        (await one.Get($"/meetings/{meeting}/outcomes?associationId={guest.AssociationId}")).IsRefused(404, "not_found");
        var office = await app.Staff(Role.OfficeAgent);
        (await office.Get($"/meetings/{meeting}/outcomes?associationId={guest.AssociationId}")).IsRefused(404, "not_found");
        (await (await app.Staff(Role.OfficeAgent, LiaisonApp.Nord)).Get($"/meetings/{meeting}/outcomes")).IsRefused(404, "not_found");
        (await (await app.Staff(Role.PressOfficer)).Get($"/meetings/{meeting}/outcomes")).IsRefused(403, "right.missing");
        (await office.Get($"/meetings/{await app.ScheduledMeeting(app.InDays(61), "Logement", one)}/outcomes")).IsRefused(409, "interview.no_agenda");
    }

    [Fact]
    public async Task Whom_a_withdrawn_mandate_hides_is_not_named_in_what_came_of_a_meeting()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var couple = await app.OpenCase(association, app.Adult(), Named("Petrova", "Anna"));
        var item = await app.AdmittedItem(association, meeting, couple.Id);
        await app.Opens(meeting);
        await app.TakesItem(item, "/examination", new
        {
            orientation = "underReview", persons = new[] { new { personId = couple.PersonId(1), orientation = "applyOnline" } },
        });
        var mandate = couple.Person(1)["mandate"]!["id"]!.GetValue<Guid>();
        (await association.Post($"/cases/{couple.Id}/mandates/{mandate}/withdrawal", new { day = app.DayIn(0) })).Is(200);
        var print = (await app.Get(await app.Staff(Role.OfficeAgent), $"/meetings/{meeting}/outcomes", PrintedForm.Html)).Is(200);
        Assert.Contains("Une personne dont le mandat a été retiré", await print.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("PETROVA", print.Everything(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task To_print_a_receipt_or_an_outcome_is_to_read_the_case()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var caseId = await app.CompleteCase(association);
        var item = await app.ProposedItem(association, meeting, caseId);
        foreach (var (path, action) in new[] { (item.Item("/receipt"), "readReceipt"), ($"/meetings/{meeting}/outcomes", "readOutcomes") })
        {
            (await app.Get(association, path, PrintedForm.Html)).Is(200);
            await app.Seal();
            Assert.Equal(action, (await (await app.Officer()).Get($"/journal?caseId={caseId}&limit=1")).Is(200).Data[0]!["act"]!.Text("action"));
        }
    }

    private object Named(string familyName, string givenNames) => new
    {
        familyName, givenNames, birthYear = 1981, nationalities = new[] { "RU" }, groundCode = app.Article("exceptionalAdmission"), mandate = CaseScenarios.Mandate(),
    };

    private static string Long(string day) => Prints.Spaced(Domain.Documents.French.Day(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
