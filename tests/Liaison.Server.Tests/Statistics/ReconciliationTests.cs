using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Tests.Retention;

namespace Liaison.Server.Tests.Statistics;

/// <summary>Submitted, admitted, examined and still open reconcile for each association, with the list behind each number. [domain rule 19]</summary>
public sealed class ReconciliationTests : OwnYear
{
    private static readonly string[] Numbers = ["openAtStart", "submitted", "admitted", "examined", "withdrawn", "replaced", "stillOpen"];

    [Fact]
    public async Task Fourteen_files_stay_fourteen_whatever_becomes_of_them()
    {
        var (association, office) = (await App.NewAssociation(), await App.Staff(Role.OfficeHead));
        var first = await App.ScheduledMeeting("2017-02-14T14:30", null, association);
        var second = await App.ScheduledMeeting("2017-03-14T14:30", null, association);
        var (examined, carried, missed) = (await App.AdmittedItem(association, first), await App.AdmittedItem(association, first), await App.AdmittedItem(association, first));
        var left = await App.ProposedItem(association, first);
        var withdrawn = await App.AdmittedItem(association, first);
        (await association.Post(withdrawn.Item("/withdrawal"))).Is(200);
        var mandated = await App.OpenCase(association, App.Adult());
        await App.AdmittedItem(association, first, mandated.Id);
        (await association.Post($"/cases/{mandated.Id}/mandates/{mandated.Person()["mandate"]!["id"]}/withdrawal")).Is(200);
        var returnedCase = await App.CompleteCase(association);
        var returned = await App.ProposedItem(association, first, returnedCase);
        await App.TakesItem(returned, "/return", new { gaps = new[] { "mandate" } });
        await App.PoolItem(association, await App.CompleteCase(association));
        await Are(association, openAtStart: 0, submitted: 8, admitted: 5, examined: 0, withdrawn: 2, replaced: 0, stillOpen: 6);

        // What was returned is put forward anew.
        await App.ProposedItem(association, second, returnedCase);
        await App.Opens(first);
        await App.TakesItem(examined, "/examination", new { orientation = "underReview" });
        await App.TakesItem(carried, "/carry-over", new { reason = "Pièces attendues" });
        await App.TakesItem(missed, "/not-reached");
        await App.Holds(first);
        // What the freeze left out waits in the pool.
        Assert.Equal("submitted", (await association.Get(left.Item())).State);
        await Are(association, openAtStart: 0, submitted: 9, admitted: 5, examined: 1, withdrawn: 2, replaced: 1, stillOpen: 5);
        (await office.Post($"/meetings/{second}/cancellation", new { reason = "Agents absents" })).Is(200);
        await Are(association, openAtStart: 0, submitted: 9, admitted: 5, examined: 1, withdrawn: 2, replaced: 1, stillOpen: 5);
        await Are(association, openAtStart: 6, submitted: 0, admitted: 0, examined: 1, withdrawn: 0, replaced: 0, stillOpen: 5, from: "2017-01-03");
        Assert.Equal(9, (await Read(office, association.AssociationId)).Submitted);
    }

    [Fact]
    public async Task What_is_replaced_ends_where_the_new_submission_begins()
    {
        var association = await App.NewAssociation();
        var meeting = await App.ScheduledMeeting("2017-03-14T14:30", null, association);
        var caseId = await App.CompleteCase(association);
        var returned = await App.ProposedItem(association, meeting, caseId);
        await App.TakesItem(returned, "/return", new { gaps = new[] { "question" } });
        App.TravelTo("2017-01-20T09:00");
        await App.PoolItem(association, caseId);
        await Are(association, openAtStart: 0, submitted: 2, admitted: 0, examined: 0, withdrawn: 0, replaced: 1, stillOpen: 1);
        App.TravelTo("2017-02-01T09:00");
        (await association.Post(returned.Item("/withdrawal"))).Is(200);
        await Are(association, openAtStart: 0, submitted: 2, admitted: 0, examined: 0, withdrawn: 0, replaced: 1, stillOpen: 1);
    }

    [Fact]
    public async Task Linked_cases_count_for_each_association_referred_ones_count_and_so_do_destroyed_ones()
    {
        var (one, other, office) = (await App.NewAssociation(), await App.NewAssociation(), await App.Staff(Role.OfficeHead));
        var meeting = await App.ScheduledMeeting("2017-02-14T14:30", null, one, other);
        var (first, second) = (await App.CompleteCase(one), await App.CompleteCase(other));
        (await office.Post($"/cases/{first}/links", new { caseId = second })).Is(201);
        var item = await App.ProposedItem(one, meeting, first);
        await App.ProposedItem(other, meeting, second);
        await App.TakesItem(item, "/admission");
        await App.Opens(meeting);
        await App.TakesItem(item, "/examination", new { orientation = "underReview" });
        await App.Holds(meeting);
        await Are(one, 0, 1, 1, 1, 0, 0, 0);
        await Are(other, 0, 1, 1, 1, 0, 0, 0);
        Assert.Equal(2, (await Read(office)).Submitted);
        var (settled, reference, _) = await App.SettledCase(one);
        var before = (await Read(one)).All;
        await App.Destroys(await App.ApprovedRequest(reference));
        Assert.Equal(before, (await Read(one)).All);
        Assert.Contains(settled, (await one.Get($"/statistics/reconciliation/cases?number=submitted{Whole}")).Is(200).Data.Ids("caseId"));
    }

    [Fact]
    public async Task Behind_each_number_stand_as_many_submissions_page_by_page_and_nobody_elses()
    {
        var (association, other) = (await App.NewAssociation(), await App.NewAssociation());
        var meeting = await App.ScheduledMeeting("2017-02-14T14:30", null, association);
        Guid[] items = [await App.AdmittedItem(association, meeting), await App.AdmittedItem(association, meeting), await App.ProposedItem(association, meeting)];
        await App.Opens(meeting);
        await App.TakesItem(items[0], "/examination", new { orientation = "underReview" });
        var read = await Read(association);
        foreach (var number in Numbers)
            Assert.Equal(read.All[Array.IndexOf(Numbers, number)], (await association.Get($"/statistics/reconciliation/cases?number={number}{Whole}")).Is(200).Data.Count);
        var examined = (await association.Get($"/statistics/reconciliation/cases?number=examined{Whole}")).Data.Single();
        Assert.Equal((items[0], "2017-01-02", "2017-02-14", "examined"), (examined!["agendaItemId"]!.GetValue<Guid>(), examined.Text("submittedDay"), examined.Text("endedDay"), examined.Text("end")));
        var page = (await association.Get($"/statistics/reconciliation/cases?number=submitted&limit=2{Whole}")).Is(200);
        var rest = (await association.Get($"/statistics/reconciliation/cases?number=submitted&limit=2{Whole}&cursor={page["nextCursor"]}")).Is(200);
        Assert.Equal(items, page.Data.Concat(rest.Data).Select(row => row!["agendaItemId"]!.GetValue<Guid>()));
        (await association.Get($"/statistics/reconciliation/cases?number=stillOpen{Whole}&cursor={page["nextCursor"]}")).IsRefused(422, "cursor.invalid");
        Assert.Empty((await other.Get($"/statistics/reconciliation/cases?number=submitted{Whole}")).Is(200).Data);
        (await other.Get($"/statistics/reconciliation?from=2017-01-01&to=2017-12-31&associationId={association.AssociationId}")).IsRefused(422, "reference.unknown");
        (await other.Get($"/statistics/reconciliation/cases?number=submitted{Whole}&associationId={association.AssociationId}")).IsRefused(422, "reference.unknown");
        (await association.Get("/statistics/reconciliation?from=2017-02-01&to=2017-01-01")).IsRefused(422, "period.reversed");
        (await association.Get("/statistics/reconciliation/cases?number=lost&from=2017-01-01&to=2017-12-31")).IsRefused(400, "parameter.malformed");
        Assert.Equal(read.All, (await Read(await App.Staff(Role.SecretaryGeneral), association.AssociationId)).All);
        (await (await App.Staff(Role.SecretaryGeneral)).Get($"/statistics/reconciliation/cases?number=submitted{Whole}")).IsRefused(403, "right.missing");
        (await (await App.Staff(Role.Cabinet)).Get("/statistics/reconciliation?from=2017-01-01&to=2017-12-31")).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task Each_number_comes_with_its_definition_and_the_identity()
    {
        var read = (await (await App.NewAssociation()).Get("/statistics/reconciliation?from=2017-01-01&to=2017-12-31")).Is(200);
        Assert.All(Numbers, number => Assert.Equal((0, "derived", 1, true), (read[number]!["value"]!.GetValue<int>(), read[number].Text("source"),
            read[number]!["ruleVersion"]!.GetValue<int>(), read[number].Text("definition")!.Length > 20)));
        Assert.StartsWith("En cours au début + déposés = examinés + retirés + remplacés + en cours à la fin.", read.Json.Text("identity"), StringComparison.Ordinal);
    }

    private const string Whole = "&from=2017-01-01&to=2017-12-31";

    private static async Task<(int Submitted, int[] All)> Read(Actor reader, Guid? association = null, string from = "2017-01-01")
    {
        var read = (await reader.Get($"/statistics/reconciliation?from={from}&to=2017-12-31{(association is { } id ? $"&associationId={id}" : "")}")).Is(200);
        int[] all = [.. Numbers.Select(number => read[number]!["value"]!.GetValue<int>())];
        Assert.Equal(all[0] + all[1], all[3] + all[4] + all[5] + all[6]);
        return (all[1], all);
    }

    private static async Task Are(Actor reader, int openAtStart, int submitted, int admitted, int examined, int withdrawn, int replaced, int stillOpen,
        string from = "2017-01-01") =>
        Assert.Equal([openAtStart, submitted, admitted, examined, withdrawn, replaced, stillOpen], (await Read(reader, from: from)).All);
}
