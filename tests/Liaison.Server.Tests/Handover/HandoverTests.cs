using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Commitments;
using Liaison.Server.Tests.Journal;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Handover;

/// <summary>What a new agent, office head or préfet finds: nothing that was promised or begun is forgotten with who did it.</summary>
public sealed class HandoverTests : OwnYear
{
    // An association with one of everything that waits.
    private async Task<(Actor Association, Guid Case, string Reference)> Waiting()
    {
        var (association, office) = (await App.NewAssociation(), await App.Staff(Role.OfficeHead));
        var first = await App.ScheduledMeeting("2017-02-14T14:30", null, association);
        var second = await App.ScheduledMeeting("2017-03-14T14:30", null, association);
        var decided = (await App.OpenCase(association, App.Adult())).Id;
        var (item, examined) = (await App.AdmittedItem(association, first), await App.AdmittedItem(association, first, decided));
        await App.Opens(first);
        await App.TakesItem(examined, "/examination", new
        {
            orientation = "favourableInPrinciple",
            commitments = new[] { new { side = "prefecture", owner = "chef de bureau", text = "Convoquer la famille", dueDay = "2017-03-01" } },
        });
        var successor = (await office.Post(item.Item("/carry-over"), new { reason = "Pièces attendues" })).Is(200)["successorId"]!.GetValue<Guid>();
        await App.Holds(first);
        await App.MeetingRequest(association);
        await App.TakesItem(successor, "/admission");
        await App.Opens(second);
        await App.TakesItem(successor, "/not-reached");
        await App.Holds(second);
        await App.Decided(decided, new { decision = "permitRefused", madeDay = "2017-03-14" });
        (await association.Post($"/cases/{decided}/urgency", new { kind = "custody", reason = "Placement" })).Is(200);
        await association.Promised("2017-12-31");
        await App.UnmatchedReferrals(association, 1, "Famille citée");
        await App.ScheduledMeeting("2017-06-13T14:30", null, association);
        App.TravelTo("2017-04-10T09:00");
        return (association, decided, (await office.Get($"/cases/{decided}")).Is(200).Json["reference"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_holds_what_was_promised_what_is_overdue_what_waits_and_what_comes()
    {
        var (association, caseId, reference) = await Waiting();
        await App.NewAssociation();
        var read = (await (await App.Staff(Role.OfficeAgent)).Get("/handover")).Is(200);
        Assert.Equal("2017-04-10", read.Json.Text("day"));
        var each = Assert.Single(read["associations"]!.AsArray())!;
        Assert.Equal(association.AssociationId, each["associationId"]!.GetValue<Guid>());
        Assert.Equal([2, 1, 0, 1, 1, 1, 1, 1, 1], each["counts"]!.AsObject().Select(count => count.Value!.GetValue<int>()));
        Assert.Equal(["2017-06-13"], each["nextMeetings"].Texts("day"));
        var details = each["details"]!;
        var promised = details["commitments"]![0]!;
        Assert.Equal((true, "2017-02-14", 55, "RT-80-2017-001", reference, "Convoquer la famille"), (promised["overdue"]!.GetValue<bool>(), promised.Text("madeDay"),
            promised["ageDays"]!.GetValue<int>(), promised.Text("madeAt"), promised.Text("caseReference"), promised.Text("text")));
        Assert.Equal([("RT-80-2017-001", 1, 1), (null, 1, 0)], each["promisedAt"]!.AsArray().Select(at => (at.Text("reference"), at!["open"]!.GetValue<int>(), at["overdue"]!.GetValue<int>())));
        Assert.Equal((2, "RT-80-2017-003"), (details["carried"]![0]!["carryCount"]!.GetValue<int>(), details["carried"]![0].Text("meetingReference")));
        Assert.Equal((caseId, "permitRefused"), (details["contradictions"]![0]!["caseId"]!.GetValue<Guid>(), details["contradictions"]![0].Text("decision")));
        Assert.Null(details["referrals"]![0]!["caseId"]);
        Assert.Equal(("2017-04-14", true, false), (details["requests"]![0].Text("deemedDecisionDay"), details["requests"]![0]!["near"]!.GetValue<bool>(), details["requests"]![0]!["noReply"]!.GetValue<bool>()));
        Assert.Equal((caseId, "custody"), (details["urgent"]![0]!["caseId"]!.GetValue<Guid>(), details["urgent"]![0].Text("kind")));
    }

    [Fact]
    public async Task The_secretary_general_reads_counts_and_references_of_meetings_alone()
    {
        var (_, caseId, reference) = await Waiting();
        var office = (await (await App.Staff(Role.OfficeHead)).Get("/handover")).Is(200)["associations"]![0]!;
        var read = (await (await App.Staff(Role.SecretaryGeneral)).Get("/handover")).Is(200);
        var each = read["associations"]![0]!;
        Assert.Null(each["details"]);
        foreach (var shared in new[] { "counts", "nextMeetings", "promisedAt" })
            Assert.Equal(office[shared]!.ToJsonString(), each[shared]!.ToJsonString());
        foreach (var hidden in new[] { caseId.ToString(), reference, "Convoquer", "RV-80" })
            Assert.DoesNotContain(hidden, read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_settled_is_not_taken_over()
    {
        var (association, caseId, _) = await Waiting();
        var office = await App.Staff(Role.OfficeHead);
        await App.Decided(caseId, new { decision = "permitGranted", madeDay = "2017-04-05" });
        (await office.Post($"/cases/{caseId}/urgency/lifting", new { reason = "Libéré" })).Is(200);
        foreach (var made in (await association.Get("/commitments?status=open")).Data.Ids())
            (await office.Post($"/commitments/{made}/keeping")).Is(200);
        var counts = (await office.Get("/handover")).Is(200)["associations"]![0]!["counts"]!.AsObject().Select(count => count.Value!.GetValue<int>());
        Assert.Equal([0, 0, 0, 1, 0, 1, 1, 1, 0], counts);
    }

    [Fact]
    public async Task What_a_withdrawn_mandate_hides_is_counted_and_not_told()
    {
        var (association, caseId, _) = await Waiting();
        var mandate = (await association.Get($"/cases/{caseId}")).Is(200).Person()["mandate"]!["id"];
        (await association.Post($"/cases/{caseId}/mandates/{mandate}/withdrawal")).Is(200);
        var read = (await (await App.Staff(Role.OfficeAgent)).Get("/handover")).Is(200);
        Assert.DoesNotContain("Convoquer", read.Text, StringComparison.Ordinal);
        Assert.True(read["associations"]![0]!["details"]!["commitments"]![0]!["masked"]!.GetValue<bool>());
        Assert.Equal(2, read["associations"]![0]!["counts"]!["openCommitments"]!.GetValue<int>());
    }

    [Fact]
    public async Task It_is_for_the_office_and_the_secretary_general_of_the_own_prefecture()
    {
        var (association, _, _) = await Waiting();
        foreach (var role in new[] { Role.Cabinet, Role.PressOfficer, Role.DataProtectionOfficer, Role.Administrator })
            (await (await App.Staff(role)).Get("/handover")).IsRefused(403, "right.missing");
        (await association.Get("/handover")).IsRefused(403, "right.missing");
        Assert.Empty((await (await App.Staff(Role.OfficeHead, LiaisonApp.Nord)).Get("/handover")).Is(200)["associations"]!.AsArray());
    }

    [Fact]
    public async Task It_is_a_page_to_read_and_to_print_in_French_first()
    {
        await Waiting();
        var page = (await (await App.Staff(Role.OfficeHead)).Get("/handover", ("Accept", "text/html"))).Is(200);
        var text = System.Net.WebUtility.HtmlDecode(page.Text);
        Assert.Equal("text/html", page.MediaType);
        foreach (var told in new[] { "<html lang=\"fr\">", "<h1>Ce qu'il y a à reprendre</h1>", "Convoquer la famille", "10 avril 2017" })
            Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Text, StringComparison.Ordinal);
        var outline = (await (await App.Staff(Role.SecretaryGeneral)).Get("/handover", ("Accept", "text/html"))).Is(200);
        Assert.DoesNotContain("Convoquer", outline.Text, StringComparison.Ordinal);
        Assert.Contains("RT-80-2017-001", outline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_names_every_case_that_it_told_of_and_none_for_counts()
    {
        var (_, caseId, _) = await Waiting();
        var (office, general) = (await App.Staff(Role.OfficeAgent), await App.Staff(Role.SecretaryGeneral));
        (await office.Get("/handover")).Is(200);
        (await general.Get("/handover")).Is(200);
        await App.Seal();
        var told = (await (await App.Officer()).Get("/journal?limit=200")).Is(200).Data.Where(entry => entry!["act"].Text("action") == "readHandover").ToList();
        Assert.Contains(caseId, Assert.Single(told)!["act"]!["cases"]!.AsArray().Select(id => id!.GetValue<Guid>()));
    }
}
