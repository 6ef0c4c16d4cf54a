using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Commitments;

/// <summary>The register over all meetings: what was promised, what became of it, and who says so. [domain rule 18]</summary>
public sealed class RegisterTests : OwnYear
{
    // A case with a mandate, examined in a meeting where the prefecture promised something about it.
    private sealed record Promise(Guid Id, Guid Case, Guid Mandate, Guid Meeting, Guid Item);

    private async Task<Promise> PromisedOnCase(Actor association, string startsAt = "2017-02-14T14:30", string dueDay = "2017-06-30")
    {
        var opened = await App.OpenCase(association, App.Adult());
        var meeting = await App.ScheduledMeeting(startsAt, null, association);
        var item = await App.AdmittedItem(association, meeting, opened.Id);
        await App.Opens(meeting);
        await App.TakesItem(item, "/examination", new
        {
            orientation = "underReview", commitments = new[] { new { side = "prefecture", owner = "chef de bureau", text = "Convoquer la famille.", dueDay } },
        });
        var made = (await association.Get($"/commitments?caseId={opened.Id}")).Is(200).Data.Ids().Single();
        return new Promise(made, opened.Id, opened.Person()["mandate"]!["id"]!.GetValue<Guid>(), meeting, item);
    }

    [Fact]
    public async Task The_register_is_narrowed_by_side_association_meeting_case_and_due_day()
    {
        var (one, other, office) = (await App.NewAssociation(), await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var onCase = await PromisedOnCase(one);
        var apart = await one.Promised("2017-05-31");
        var own = (await one.Post("/commitments", new { side = "association", owner = "bénévole", text = "Envoyer", dueDay = "2017-07-31" })).Is(201).Id;
        var others = await other.Promised("2017-06-15");
        async Task Finds(Actor reader, string filter, params Guid[] expected) =>
            Assert.Equal(expected.Order(), (await reader.Get($"/commitments?{filter}")).Is(200).Data.Ids().Order());
        await Finds(office, "", onCase.Id, apart, own, others);
        await Finds(office, "side=association", own);
        await Finds(office, $"associationId={other.AssociationId}", others);
        await Finds(office, $"meetingId={onCase.Meeting}", onCase.Id);
        await Finds(office, $"caseId={onCase.Case}", onCase.Id);
        await Finds(office, "dueBefore=2017-06-15", apart);
        await Finds(office, "dueBefore=2017-06-16&side=prefecture&status=open", apart, others);
        await Finds(one, "", onCase.Id, apart, own);
        await Finds(other, $"caseId={onCase.Case}");
        await Finds(other, $"associationId={one.AssociationId}");
        await Finds(other, $"meetingId={onCase.Meeting}");
        (await office.Get("/commitments?dueBefore=15/06/2017")).IsRefused(400, "parameter.malformed");
        var listed = (await one.Get($"/commitments?caseId={onCase.Case}")).Data.Single();
        Assert.Equal((onCase.Case, "Convoquer la famille."), (listed!["caseId"]!.GetValue<Guid>(), listed.Text("text")));
    }

    [Fact]
    public async Task What_one_side_states_is_contested_by_the_other_and_is_open_again()
    {
        var (association, office) = (await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var made = $"/commitments/{await association.Promised("2017-05-31")}";
        App.TravelTo("2017-06-02T10:00");
        var kept = (await office.Post($"{made}/keeping", new
        {
            day = "2017-06-01", proof = new { kind = "letter", reference = "BE/2017/0012", day = "2017-06-01" }, reason = "Courrier envoyé",
        })).Is(200);
        Assert.Equal("kept", kept.State);
        Assert.Empty(kept.Texts("allowedSteps"));
        Assert.Equal(["contestation"], (await association.Get(made)).Texts("allowedSteps"));
        (await office.Post($"{made}/contestation", new { reason = "Motif" })).IsRefused(409, "commitment.stated_by_own_side");
        (await association.Post($"{made}/contestation", new { reason = " " })).IsRefused(422, "reason.required");
        var contested = (await association.Post($"{made}/contestation", new { reason = "Aucun courrier reçu" })).Is(200);
        Assert.Equal(("open", true), (contested.State, contested["overdue"]!.GetValue<bool>()));
        Assert.True((await office.Get("/commitments?status=open")).Data.Single()!["contested"]!.GetValue<bool>());
        var outcome = Assert.Single(contested["outcomes"]!.AsArray());
        Assert.Equal(("kept", "prefecture", "2017-06-01", true, "BE/2017/0012"), (outcome.Text("status"), outcome.Text("side"), outcome.Text("day"),
            outcome!["contested"]!.GetValue<bool>(), outcome["proof"].Text("reference")));
        var broken = (await association.Post($"{made}/breaking")).Is(200);
        Assert.Equal(["kept", "broken"], broken.Texts("outcomes", "status"));
        Assert.Equal([("keeping", "Courrier envoyé"), ("contestation", "Aucun courrier reçu"), ("breaking", null)],
            broken["history"]!.AsArray().Select(passage => (passage.Text("step")!, passage.Text("reason"))));
        (await association.Post($"{made}/due-day", new { dueDay = "2017-08-01", reason = "Motif" })).IsRefused(409, "commitment.step_not_allowed");
    }

    [Fact]
    public async Task A_due_day_moves_with_a_reason_and_the_former_ones_stay()
    {
        var (association, office) = (await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var made = $"/commitments/{await association.Promised("2017-05-31")}";
        (await office.Post($"{made}/due-day", new { dueDay = "2017-06-30", reason = "" })).IsRefused(422, "reason.required");
        (await office.Post($"{made}/due-day", new { dueDay = "2017-01-01", reason = "Motif" })).IsRefused(422, "commitment.due_day_past");
        (await office.Post($"{made}/due-day", new { reason = "Motif" })).IsRefused(400, "body.malformed");
        (await office.Post($"{made}/due-day", new { dueDay = "2017-06-30", reason = "Commission reportée" })).Is(200);
        var moved = (await association.Post($"{made}/due-day", new { dueDay = "2017-07-31", reason = "D'un commun accord" })).Is(200);
        Assert.Equal(("open", "2017-07-31"), (moved.State, moved.Json.Text("dueDay")));
        Assert.Equal([("2017-05-31", "2017-01-02"), ("2017-06-30", "2017-01-02")],
            moved["formerDueDays"]!.AsArray().Select(former => (former.Text("dueDay")!, former.Text("changedDay")!)));
        Assert.Equal(["Commission reportée", "D'un commun accord"], moved.Texts("history", "reason"));
    }

    [Fact]
    public async Task A_document_or_a_decision_of_the_case_proves_it_to_both_sides()
    {
        var (association, other, office) = (await App.NewAssociation(), await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var promise = await PromisedOnCase(association);
        var made = $"/commitments/{promise.Id}";
        var shared = (await office.Attaches(promise.Case)).Is(201).Data.Ids().Single();
        var hidden = (await office.Attaches(promise.Case, confidentiality: "ownSide", title: "Note")).Is(201).Data.Ids().Last();
        var associations = (await association.Attaches(promise.Case, confidentiality: "ownSide", title: "Note")).Is(201).Data.Ids().Last();
        var foreign = (await other.Attaches(await App.CompleteCase(other))).Is(201).Data.Ids().Single();
        async Task Refuses(object proof, string code) => (await office.Post($"{made}/keeping", new { proof })).IsRefused(422, code);
        await Refuses(new { kind = "document", documentId = hidden }, "commitment.proof_not_shared");
        await Refuses(new { kind = "document", documentId = associations }, "reference.unknown");
        await Refuses(new { kind = "document", documentId = foreign }, "reference.unknown");
        await Refuses(new { kind = "decision", decisionId = foreign }, "reference.unknown");
        await Refuses(new { kind = "document", documentId = shared, reference = "BE/12" }, "commitment.proof_unclear");
        await Refuses(new { kind = "letter", reference = "BE/12", day = "2017-06-01" }, "commitment.day_in_future");
        await Refuses(new { kind = "letter", reference = new string('r', 121), day = "2017-01-03" }, "text.too_long");
        (await office.Post($"{made}/keeping", new { day = "2017-06-01" })).IsRefused(422, "commitment.day_in_future");
        (await office.Post($"/commitments/{await association.Promised("2017-05-31")}/keeping", new { proof = new { kind = "document", documentId = shared } }))
            .IsRefused(422, "reference.unknown");
        var kept = (await office.Post($"{made}/keeping", new { proof = new { kind = "document", documentId = shared } })).Is(200);
        Assert.Equal(shared, kept["outcomes"]![0]!["proof"]!["documentId"]!.GetValue<Guid>());
        (await association.Post($"{made}/contestation", new { reason = "Ce document ne le montre pas" })).Is(200);
        var decision = (await App.Decided(promise.Case, new { decision = "applicationReceiptIssued", madeDay = "2017-02-14" })).Id;
        (await office.Post($"{made}/keeping", new { proof = new { kind = "decision", decisionId = decision } })).Is(200);
    }

    [Fact]
    public async Task What_is_said_about_a_case_goes_with_the_last_mandate_and_the_commitment_stays()
    {
        var (association, office) = (await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var promise = await PromisedOnCase(association);
        (await office.Post($"/commitments/{promise.Id}/due-day", new { dueDay = "2017-07-31", reason = "Famille en déplacement" })).Is(200);
        var next = await App.ScheduledMeeting("2017-03-14T14:30", null, association);
        (await association.Post($"/cases/{promise.Case}/mandates/{promise.Mandate}/withdrawal")).Is(200);
        foreach (var reader in new[] { association, office })
        {
            foreach (var path in new[] { $"/commitments/{promise.Id}", $"/commitments?caseId={promise.Case}", next.Agenda() })
            {
                var shown = (await reader.Get(path)).Is(200);
                Assert.DoesNotContain("Convoquer", shown.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Famille en déplacement", shown.Text, StringComparison.Ordinal);
                Assert.Contains("\"masked\":true", shown.Text, StringComparison.Ordinal);
            }
        }
        Assert.Equal([promise.Id], (await association.Get($"/commitments?modifiedSince=1970-01-01T00:00:00Z")).Is(200).Data.Ids());
    }

    [Fact]
    public async Task Open_commitments_head_every_next_agenda_until_they_end_those_overdue_first()
    {
        var association = await App.NewAssociation();
        var promise = await PromisedOnCase(association, "2017-02-14T14:30", dueDay: "2017-03-01");
        var later = await association.Promised("2017-12-31");
        foreach (var startsAt in new[] { "2017-03-14T14:30", "2017-04-11T14:30", "2017-05-16T14:30" })
        {
            var meeting = await App.ScheduledMeeting(startsAt, null, association);
            await App.Opens(meeting);
            var open = (await association.Get(meeting.Agenda())).Is(200)["openCommitments"]!;
            Assert.Equal([(promise.Id, true), (later, false)], open.AsArray().Select(each => (each!["id"]!.GetValue<Guid>(), each["overdue"]!.GetValue<bool>())));
            await App.Holds(meeting);
        }
        (await association.Post($"/commitments/{promise.Id}/dropping", new { reason = "Famille partie" })).Is(200);
        var last = await App.ScheduledMeeting("2017-06-13T14:30", null, association);
        Assert.Equal([later], (await association.Get(last.Agenda()))["openCommitments"].Ids());
        (await (await App.Staff(Role.OfficeAgent)).Post($"/commitments/{promise.Id}/contestation", new { reason = "La famille est revenue" })).Is(200);
        Assert.Equal([promise.Id, later], (await association.Get(last.Agenda()))["openCommitments"].Ids());
    }

    [Fact]
    public async Task The_office_sees_what_was_promised_on_a_linked_case_whose_association_is_not_invited()
    {
        var (one, other, office) = (await App.NewAssociation(), await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var promise = await PromisedOnCase(one);
        await one.Promised("2017-12-31");
        var othersCase = await App.CompleteCase(other);
        var meeting = await App.ScheduledMeeting("2017-03-14T14:30", null, other);
        await App.AdmittedItem(other, meeting, othersCase);
        Assert.Empty((await office.Get(meeting.Agenda())).Is(200)["openCommitments"]!.AsArray());
        (await office.Post($"/cases/{promise.Case}/links", new { caseId = othersCase })).Is(201);
        Assert.Equal([promise.Id], (await office.Get(meeting.Agenda())).Is(200)["openCommitments"].Ids());
        Assert.Empty((await other.Get(meeting.Agenda())).Is(200)["openCommitments"]!.AsArray());
    }

    [Fact]
    public async Task Whoever_leaves_the_commitment_stays_with_its_side_and_function()
    {
        var association = await App.NewAssociation();
        var (leaving, successor) = (await App.NewActor(Role.OfficeHead, LiaisonApp.Somme, null), await App.NewActor(Role.OfficeHead, LiaisonApp.Somme, null));
        var made = (await leaving.Post("/commitments", CommitmentScenarios.Promise("2017-05-31", association.AssociationId))).Is(201).Id;
        await App.Revoke(leaving);
        (await leaving.Get($"/commitments/{made}")).IsRefused(401, "key.revoked");
        foreach (var reader in new[] { successor, association })
        {
            var read = (await reader.Get($"/commitments/{made}")).Is(200);
            Assert.Equal(("prefecture", "chef de bureau", "open"), (read.Json.Text("side"), read.Json.Text("owner"), read.State));
        }
    }
}
