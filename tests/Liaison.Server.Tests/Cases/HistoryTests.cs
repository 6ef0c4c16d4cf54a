using Liaison.Server.Web;
using Liaison.Server.Tests.Documents;
using Liaison.Server.Pages;
using Liaison.Server.Cases;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
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
        // The office reads the same, and counts the other association's item too.
        Assert.Equal(history.Text.Replace("\"position\":1", "\"position\":2", StringComparison.Ordinal), (await office.Get($"/cases/{opened.Id}/history")).Is(200).Text);
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

    [Fact]
    public async Task It_tells_of_promises_proofs_documents_referrals_contradictions_and_what_was_carried_over()
    {
        var (association, office) = (await App.NewAssociation(), await App.Staff(Role.OfficeHead));
        var opened = await App.OpenCase(association, App.Adult());
        var path = $"/cases/{opened.Id}";
        var (first, second) = (await App.ScheduledMeeting("2017-02-14T14:30", null, association), await App.ScheduledMeeting("2017-03-14T14:30", null, association));
        var item = await App.AdmittedItem(association, first, opened.Id);
        var document = (await association.Attaches(opened.Id)).Is(201).Data.Ids().Single();
        (await office.Attaches(opened.Id, confidentiality: "ownSide", title: "Note interne")).Is(201);
        await App.Opens(first);
        var successor = (await office.Post(item.Item("/carry-over"), new { reason = "Pièces attendues" })).Is(200)["successorId"]!.GetValue<Guid>();
        await App.Holds(first);
        await App.TakesItem(successor, "/admission");
        await App.Opens(second);
        var day = App.DayIn(30);
        await App.TakesItem(successor, "/examination", new
        {
            orientation = "favourableInPrinciple", associationView = "Présence depuis 2011", officeView = "Pièces complètes",
            commitments = new[] { new { side = "prefecture", owner = "chef de bureau", text = "Convoquer la famille", dueDay = day } },
        });
        var commitment = (await association.Get($"/commitments?caseId={opened.Id}")).Data.Ids().Single();
        (await office.Post($"/commitments/{commitment}/keeping", new { reason = "Convoquée" })).Is(200);
        (await association.Post($"/commitments/{commitment}/contestation", new { reason = "Rien reçu" })).Is(200);
        (await association.Post($"{path}/documents/{document}/removal", new { reason = "Périmé" })).Is(200);
        App.TravelTo("2017-04-03T09:00");
        await App.Decided(opened.Id, new { decision = "permitRefused", madeDay = "2017-04-03" });

        var history = (await association.Get($"{path}/history")).Is(200);
        Assert.Equal(
            [
                "mandateGiven", "caseOpened", "itemSubmitted", "itemMoved proposal", "itemMoved admission", "documentAdded", "meeting",
                "itemMoved carryOver", "itemMoved proposal", "itemMoved admission", "meeting", "itemMoved examination", "orientation", "commitmentMade",
                "commitmentMoved keeping", "commitmentMoved contestation", "documentRemoved", "decision",
            ],
            history.Data.Select(entry => $"{entry.Text("kind")} {entry.Text("step")}".TrimEnd()));
        Assert.All(history.Data, entry => Assert.Equal((opened.Id, association.AssociationId), (entry!["caseId"]!.GetValue<Guid>(), entry["associationId"]!.GetValue<Guid>())));
        Assert.NotNull(history.Data.Single(entry => entry.Text("kind") == "itemSubmitted").Text("receipt"));
        var meetings = history.Data.Where(entry => entry.Text("kind") == "meeting").ToList();
        Assert.Equal([(1, 0, null), (1, 1, item)], meetings.Select(entry => (entry!["position"]!.GetValue<int>(), entry["carryCount"]!.GetValue<int>(), entry["predecessorId"]?.GetValue<Guid>())));
        var orientation = history.Data.Single(entry => entry.Text("kind") == "orientation");
        Assert.Equal(("Présence depuis 2011", "Pièces complètes"), (orientation.Text("associationView"), orientation.Text("officeView")));
        var seen = (await office.Get($"{path}/history")).Is(200);
        Assert.Equal(["contradiction", "documentAdded"], Kinds(seen).Except(Kinds(history)).Concat(seen.Data.Skip(5).Take(1).Select(entry => entry.Text("kind")!)));
        Assert.Contains("Note interne", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Note interne", history.Text, StringComparison.Ordinal);

        (await association.Post($"{path}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).Is(200);
        foreach (var reader in new[] { association, office })
        {
            var masked = (await reader.Get($"{path}/history")).Is(200);
            Assert.Contains("commitmentMoved", masked.Text, StringComparison.Ordinal);
            foreach (var said in new[] { "Convoquer", "Rien reçu", "Présence depuis", "Pièces", "Périmé", "Note interne" })
                Assert.DoesNotContain(said, masked.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_office_reads_linked_cases_as_one_story_and_neither_association_can_tell()
    {
        var (one, other, office) = (await App.NewAssociation(), await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var (own, others) = (await App.CompleteCase(one), await App.CompleteCase(other));
        var meeting = await App.ScheduledMeeting("2017-02-14T14:30", null, one, other);
        await App.ProposedItem(one, meeting, own);
        await App.ProposedItem(other, meeting, others);
        var (before, othersBefore) = ((await one.Get($"/cases/{own}/history")).Is(200), (await other.Get($"/cases/{others}/history")).Is(200));
        (await office.Post($"/cases/{own}/links", new { caseId = others, reason = "Même foyer" })).Is(201);
        var story = (await office.Get($"/cases/{own}/history")).Is(200);
        Assert.Equal(before.Data.Count + othersBefore.Data.Count + 1, story.Data.Count);
        Assert.Equal(new[] { own, others }.Order(), story.Data.Select(entry => entry!["caseId"]!.GetValue<Guid>()).Distinct().Order());
        Assert.Equal("Même foyer", story.Data.Single(entry => entry.Text("kind") == "link").Text("reason"));
        Assert.Equal(before.Text, (await one.Get($"/cases/{own}/history")).Text);
        Assert.Equal(othersBefore.Text, (await other.Get($"/cases/{others}/history")).Text);
    }

    [Fact]
    public async Task A_case_brought_to_the_cabinet_tells_how_it_was_referred()
    {
        var association = await App.NewAssociation();
        var caseId = await App.CompleteCase(association);
        await App.ScheduledMeeting("2017-02-14T14:30", null, association);
        await App.Referral(association, caseId);
        var history = (await association.Get($"/cases/{caseId}/history")).Is(200);
        var referral = history.Data.Single(entry => entry.Text("kind") == "referral");
        Assert.Equal((App.DayIn(0), "placed", true), (referral.Text("day"), referral.Text("status"), referral.Text("origin")!.StartsWith("DA-80-2017-", StringComparison.Ordinal)));
        Assert.Equal(["placing"], history.Data.Where(entry => entry.Text("kind") == "referralMoved").Select(entry => entry.Text("step")!));
    }

    [Fact]
    public async Task It_comes_page_by_page_and_as_a_page_to_print()
    {
        var association = await App.NewAssociation();
        var caseId = await App.CompleteCase(association);
        await App.ProposedItem(association, await App.ScheduledMeeting("2017-02-14T14:30", null, association), caseId);
        var whole = (await association.Get($"/cases/{caseId}/history")).Is(200);
        var first = (await association.Get($"/cases/{caseId}/history?limit=2")).Is(200);
        var rest = (await association.Get($"/cases/{caseId}/history?limit=200&cursor={first["nextCursor"]}")).Is(200);
        Assert.Equal(whole.Data.Select(entry => entry!.ToJsonString()), first.Data.Concat(rest.Data).Select(entry => entry!.ToJsonString()));
        (await association.Get($"/cases/{caseId}/history?cursor=x")).IsRefused(422, "cursor.invalid");
        (await association.Get($"/cases/{caseId}/history?limit=201")).IsRefused(422, "number.out_of_range");
        var page = (await association.Get($"/cases/{caseId}/history", ("Accept", "text/html,*/*;q=0.8"))).Is(200);
        Assert.Equal("text/html", page.MediaType);
        Assert.Contains("<h1>Ce qui est arrivé à ce dossier</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("Le dossier est déposé", System.Net.WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        (await (await App.NewAssociation()).Get($"/cases/{caseId}/history", ("Accept", "text/html"))).IsRefused(404, "not_found");
        (await association.Get($"/cases/{caseId}/history", ("Accept", "image/png"))).IsRefused(406, "form.not_available");
    }

    [Fact]
    public async Task It_is_one_document_too()
    {
        var association = await App.NewAssociation();
        var caseId = await App.CompleteCase(association);
        (await association.Put($"/cases/{caseId}", new { situationSummary = "Autrement exposée." })).Is(200);
        await App.ProposedItem(association, await App.ScheduledMeeting("2017-02-14T14:30", null, association), caseId);
        var print = (await App.Get(association, $"/cases/{caseId}/history", PrintedForm.OpenDocument)).Is(200);
        var text = await print.Text();
        Assert.Contains("Adresse ou exposé de la situation modifié (association).", text, StringComparison.Ordinal);
        Assert.Contains("Le dossier est déposé", text, StringComparison.Ordinal);
        Assert.StartsWith("historique-DO-80-", print.FileName, StringComparison.Ordinal);
        Assert.Contains("modifié", System.Net.WebUtility.HtmlDecode((await association.Get($"/cases/{caseId}/history", ("Accept", "text/html"))).Is(200).Text), StringComparison.Ordinal);
        (await App.Get(await App.NewAssociation(), $"/cases/{caseId}/history", PrintedForm.Pdf)).Is(404);
    }

    [Fact]
    public void Every_kind_of_entry_has_its_words() => Assert.All(typeof(HistoryEntry).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(HistoryEntry))),
        type => Assert.NotEmpty(HistoryWords.Of((HistoryEntry)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))));

    private static IEnumerable<string> Kinds(Answer history) => history.Data.Select(entry => entry.Text("kind")!);
}
