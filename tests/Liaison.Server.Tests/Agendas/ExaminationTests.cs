using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Cases;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

public sealed class ExaminationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_family_is_examined_with_an_orientation_for_each_and_both_views()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2017-03-15T14:30", null, association);
        var (caseId, spouse) = await Couple(association);
        var item = await app.AdmittedItem(association, meeting, caseId);
        await app.Opened(meeting);
        var examined = (await office.Post(item.Item("/examination"), new
        {
            orientation = "favourableInPrinciple", reasonCategory = "evidence", associationView = "Présence depuis 2011.", officeView = "Pièces de 2014 absentes.",
            persons = new[] { new { personId = spouse, orientation = "unfavourableInPrinciple" } },
        })).Is(200);
        Assert.Equal(("examined", "favourableInPrinciple"), (examined.State, examined["orientation"]!.GetValue<string>()));
        var examination = (await association.Get(item.Item())).Is(200)["examination"]!;
        Assert.Equal(("favourableInPrinciple", "evidence", "Présence depuis 2011.", "Pièces de 2014 absentes."),
            (examination["orientation"]!.GetValue<string>(), examination["reasonCategory"]!.GetValue<string>(),
                examination["associationView"]!.GetValue<string>(), examination["officeView"]!.GetValue<string>()));
        var own = Assert.Single(examination["persons"]!.AsArray())!;
        Assert.Equal((spouse, "unfavourableInPrinciple"), (own["personId"]!.GetValue<Guid>(), own["orientation"]!.GetValue<string>()));
        var row = (await association.Get(meeting.At()))["items"]![0]!;
        Assert.Equal("favourableInPrinciple", row["orientation"]!.GetValue<string>());
        Assert.Equal(spouse, row["personOrientations"]![0]!["personId"]!.GetValue<Guid>());
        (await office.Post(item.Item("/examination"), new { orientation = "underReview" })).IsRefused(409, "agenda_item.step_not_allowed");
    }

    [Fact]
    public async Task What_an_examination_lacks_or_has_too_much_is_refused()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2017-03-16T14:30", null, association);
        var (caseId, spouse) = await Couple(association);
        var item = await app.AdmittedItem(association, meeting, caseId);
        async Task Refused(object body, string code) => (await office.Post(item.Item("/examination"), body)).IsRefused(422, code);
        (await office.Post(item.Item("/examination"), new { orientation = "underReview" })).IsRefused(409, "agenda_item.meeting_not_open");
        await app.Opened(meeting);
        await Refused(new { }, "agenda_item.orientation_required");
        await Refused(new { orientation = "unfavourableInPrinciple" }, "agenda_item.reason_category_required");
        await Refused(new { orientation = "underReview", persons = new[] { new { personId = spouse, orientation = "unfavourableInPrinciple" } } }, "agenda_item.reason_category_required");
        await Refused(new { orientation = "underReview", persons = new[] { new { personId = caseId, orientation = "underReview" } } }, "case.unknown_person");
        await Refused(new { orientation = "underReview", persons = new[] { new { personId = spouse, orientation = "applyOnline" }, new { personId = spouse, orientation = "transferred" } } }, "agenda_item.person_twice");
        await Refused(new { orientation = "underReview", officeView = new string('v', 601) }, "text.too_long");
        await Refused(new { orientation = "underReview", associationView = "\u202e" }, "text.unsafe");
        (await office.Post(item.Item("/examination"), new { orientation = "permitGranted" })).IsRefused(400, "body.malformed");
        (await office.Post(item.Item("/examination"), new { orientation = 3 })).IsRefused(400, "body.malformed");
        // As a sum the two would be favourable in principle: 5 | 2 = 7.
        (await office.Post(item.Item("/examination"), new { orientation = "transferred, underReview" })).IsRefused(400, "body.malformed");
        Assert.Equal("admitted", (await office.Get(item.Item())).State);
        (await office.Post(item.Item("/examination"), new { orientation = "unfavourableInPrinciple", reasonCategory = "ties" })).Is(200);
    }

    [Fact]
    public async Task A_topic_is_examined_without_orientation()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2017-03-17T14:30", null, association);
        var topic = (await association.Post(meeting.At("/items"), new { topic = "Délais de rendez-vous" })).Is(201).Id;
        (await office.Post(topic.Item("/admission"))).Is(200);
        await app.Opened(meeting);
        (await office.Post(topic.Item("/examination"), new { orientation = "underReview" })).IsRefused(422, "agenda_item.topic_has_no_orientation");
        var examined = (await office.Post(topic.Item("/examination"), new { officeView = "Trois mois à ce jour." })).Is(200);
        Assert.Equal("examined", examined.State);
        Assert.Null(examined["orientation"]);
        Assert.Equal("Trois mois à ce jour.", examined["examination"]!["officeView"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_promised_under_an_item_becomes_commitments_that_head_the_next_agenda()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2017-03-20T14:30", null, association);
        var next = await app.ScheduledMeeting("2017-04-20T14:30", null, association);
        var item = await app.AdmittedItem(association, meeting);
        await app.Opened(meeting);
        object Examination(string text, string dueDay) => new
        {
            orientation = "documentsRequested",
            commitments = new[]
            {
                new { side = "prefecture", owner = "chef de bureau", text = "Adresser la liste des pièces", dueDay = "2017-03-31" },
                new { side = "association", owner = "bénévole", text, dueDay },
            },
        };
        (await office.Post(item.Item("/examination"), Examination("", "2017-03-31"))).IsRefused(422, "text.required");
        var past = (await office.Post(item.Item("/examination"), Examination("Produire les pièces", "2017-03-19"))).IsRefused(422, "commitment.due_day_past");
        Assert.NotNull(past["errors"]!["commitments[1].dueDay"]);
        Assert.Empty((await association.Get("/commitments")).Is(200).Data);
        (await office.Post(item.Item("/examination"), Examination("Produire les pièces", "2017-03-20"))).Is(200);
        var made = (await association.Get("/commitments")).Is(200).Data;
        Assert.Equal(2, made.Count);
        Assert.All(made, row => Assert.Equal((meeting, item), (row!["meetingId"]!.GetValue<Guid>(), row["agendaItemId"]!.GetValue<Guid>())));
        Assert.Empty((await office.Get(meeting.At()))["openCommitments"]!.AsArray());
        Assert.Equal(["Produire les pièces", "Adresser la liste des pièces"],
            (await office.Get(next.At()))["openCommitments"]!.AsArray().Select(open => open!["text"]!.GetValue<string>()));
    }

    private Task<(Guid Case, Guid Spouse)> Couple(Actor association) => app.Write(async db =>
    {
        Person[] persons = [Adult("Un"), Adult("Deux")];
        Person Adult(string name) => new() { Id = Ids.New(db.Now), FamilyName = "Exemple", GivenNames = name, BirthYear = 1980, Nationalities = ["RU"] };
        var added = new Case
        {
            Id = Ids.New(db.Now), PrefectureCode = LiaisonApp.Somme, AssociationId = association.AssociationId, Reference = $"DO-80-2017-{Ids.RandomCode()}",
            Address = new Address("1 rue de l'Exemple", "80000", "Amiens"), Persons = persons,
            Mandates = [.. persons.Select(person => new Mandate
            {
                Id = Ids.New(db.Now), PersonId = person.Id, Scope = MandateScope.Full, RiskInformed = true, Language = "ru", GivenDay = new(2017, 1, 1),
            })],
        };
        await CaseTable.Insert(db, added);
        return (added.Id, persons[1].Id);
    });
}
