using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Cases;

public sealed class HistoryTests : OwnYear
{
    [Fact]
    public async Task The_history_tells_in_order_what_happened_to_the_case_and_to_no_other()
    {
        var association = await App.NewAssociation();
        var other = await App.NewAssociation();
        var opened = await App.OpenCase(association, App.Adult(), App.Adult());
        var foreign = await App.OpenCase(other, App.Adult());
        var meetingId = await App.ScheduledMeeting("2017-03-14T14:30", null, association, other);
        await App.AdmittedItem(other, meetingId, foreign.Id);
        var itemId = await App.AdmittedItem(association, meetingId, opened.Id);
        await App.Freezes(meetingId);
        App.TravelTo("2017-03-14T15:00");
        await App.Takes(meetingId, "opening");
        var (first, second) = (opened.PersonId(), opened.PersonId(1));
        await App.TakesItem(itemId, "/examination", new
        {
            orientation = "summonsToFile", associationView = "Vue", officeView = "Vue", persons = new[] { new { personId = second, orientation = "underReview" } },
        });
        App.TravelTo("2017-05-01T10:00");
        (await association.Post($"/cases/{opened.Id}/persons", new { givenNames = "Enfant", birthDate = "2017-04-30" })).Is(201);
        var office = await App.Staff(Role.OfficeAgent);
        (await office.Post($"/cases/{opened.Id}/decisions", new { decision = "permitGranted", madeDay = "2017-04-20", personId = first })).Is(201);

        var history = (await association.Get($"/cases/{opened.Id}/history")).Is(200);
        Assert.Equal(
            [
                "mandateGiven", "mandateGiven", "caseOpened", "itemSubmitted", "itemMoved proposal", "itemMoved admission", "meeting",
                "itemMoved examination", "orientation", "decision", "personAdded",
            ],
            history.Data.Select(entry => $"{entry.Text("kind")} {entry.Text("step")}".TrimEnd()));
        var orientation = history.Data.Single(entry => entry.Text("kind") == "orientation")!;
        Assert.Equal([(first, "summonsToFile"), (second, "underReview")],
            orientation["persons"]!.AsArray().Select(person => (person!["personId"]!.GetValue<Guid>(), person.Text("orientation")!)));
        var meeting = history.Data.Single(entry => entry.Text("kind") == "meeting");
        Assert.Equal(("2017-03-14", "2017-03-14T14:30:00+01:00", "open", "examined"), (meeting.Text("day"), meeting.Text("at"), meeting.Text("status"), meeting.Text("itemStatus")));
        Assert.Equal((AgendaScenarios.Question, "prefecture"), (history.Data[3].Text("question"), history.Data[5].Text("side")));
        Assert.Equal(history.Text, (await office.Get($"/cases/{opened.Id}/history")).Is(200).Text);
        Assert.DoesNotContain(other.AssociationId.ToString(), history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("examination", (await other.Get($"/cases/{foreign.Id}/history")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_goes_with_the_last_mandate()
    {
        var association = await App.NewAssociation();
        var opened = await App.OpenCase(association, App.Adult());
        var meetingId = await App.ScheduledMeeting("2017-04-11T14:30", null, association);
        await App.AdmittedItem(association, meetingId, opened.Id);
        (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).Is(200);
        var history = (await association.Get($"/cases/{opened.Id}/history")).Is(200);
        Assert.Contains("mandateWithdrawn", history.Data.Select(entry => entry.Text("kind")));
        Assert.DoesNotContain(AgendaScenarios.Question, history.Text, StringComparison.Ordinal);
    }
}
