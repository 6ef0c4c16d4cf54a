using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class ExaminationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_family_is_examined_with_an_orientation_for_each_and_both_views()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var couple = await app.OpenCase(association, app.Adult(), app.Adult());
        var (caseId, spouse) = (couple.Id, couple.PersonId(1));
        var item = await app.AdmittedItem(association, meeting, caseId);
        await app.Opens(meeting);
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
        var row = (await association.Get(meeting.Agenda()))["items"]![0]!;
        Assert.Equal("favourableInPrinciple", row["orientation"]!.GetValue<string>());
        Assert.Equal(spouse, row["personOrientations"]![0]!["personId"]!.GetValue<Guid>());
        (await office.Post(item.Item("/examination"), new { orientation = "underReview" })).IsRefused(409, "agenda_item.step_not_allowed");
    }

    [Fact]
    public async Task What_an_examination_lacks_or_has_too_much_is_refused()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var couple = await app.OpenCase(association, app.Adult(), app.Adult());
        var (caseId, spouse) = (couple.Id, couple.PersonId(1));
        var item = await app.AdmittedItem(association, meeting, caseId);
        async Task Refused(object body, string code) => (await office.Post(item.Item("/examination"), body)).IsRefused(422, code);
        (await office.Post(item.Item("/examination"), new { orientation = "underReview" })).IsRefused(409, "agenda_item.meeting_not_open");
        await app.Opens(meeting);
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
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var topic = (await association.Post(meeting.Agenda("/items"), new { topic = "Délais de rendez-vous" })).Is(201).Id;
        (await office.Post(topic.Item("/admission"))).Is(200);
        await app.Opens(meeting);
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
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var next = await app.ScheduledMeeting(app.InDays(50), null, association);
        var item = await app.AdmittedItem(association, meeting);
        await app.Opens(meeting);
        var (day, dayBefore, dayAfter) = (app.DayIn(0), app.DayIn(-1), app.DayIn(10));
        object Examination(string text, string dueDay) => new
        {
            orientation = "documentsRequested",
            commitments = new[]
            {
                new { side = "prefecture", owner = "chef de bureau", text = "Adresser la liste des pièces", dueDay = dayAfter },
                new { side = "association", owner = "bénévole", text, dueDay },
            },
        };
        (await office.Post(item.Item("/examination"), Examination("", dayAfter))).IsRefused(422, "text.required");
        var past = (await office.Post(item.Item("/examination"), Examination("Produire les pièces", dayBefore))).IsRefused(422, "commitment.due_day_past");
        Assert.NotNull(past["errors"]!["commitments[1].dueDay"]);
        Assert.Empty((await association.Get("/commitments")).Is(200).Data);
        (await office.Post(item.Item("/examination"), Examination("Produire les pièces", day))).Is(200);
        var made = (await association.Get("/commitments")).Is(200).Data;
        Assert.Equal(2, made.Count);
        Assert.All(made, row => Assert.Equal((meeting, item), (row!["meetingId"]!.GetValue<Guid>(), row["agendaItemId"]!.GetValue<Guid>())));
        Assert.Empty((await office.Get(meeting.Agenda()))["openCommitments"]!.AsArray());
        Assert.Equal(["Produire les pièces", "Adresser la liste des pièces"],
            (await office.Get(next.Agenda()))["openCommitments"].Texts("text"));
    }
}
