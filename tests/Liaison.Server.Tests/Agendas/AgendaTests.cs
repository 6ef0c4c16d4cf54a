using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Commitments;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class AgendaTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Two_associations_on_one_agenda_see_their_own_items_each_numbered_from_one()
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, one, other);
        Guid[] items = [await app.ProposedItem(one, meeting), await app.ProposedItem(other, meeting), await app.ProposedItem(one, meeting)];
        var office = (await (await app.Staff(Role.OfficeAgent)).Get(meeting.Agenda())).Is(200);
        Assert.Equal(meeting, office["meetingId"]!.GetValue<Guid>());
        Assert.Equal(items, office["items"].Ids());
        Assert.Equal<int?>([1, 2, 3], Positions(office["items"]));
        var mine = (await one.Get(meeting.Agenda())).Is(200);
        Assert.Equal([items[0], items[2]], mine["items"].Ids());
        Assert.Equal<int?>([1, 2], Positions(mine["items"]));
        Assert.Equal(2, (await one.Get(items[2].Item()))["position"]!.GetValue<int>());
        Assert.Equal([items[1]], (await other.Get(meeting.Agenda()))["items"].Ids());
        Assert.Equal(1, (await other.Get(items[1].Item()))["position"]!.GetValue<int>());
    }

    [Fact]
    public async Task Returned_and_withdrawn_items_have_no_place_and_the_others_close_up()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        Guid[] items = [await app.ProposedItem(association, meeting), await app.ProposedItem(association, meeting), await app.ProposedItem(association, meeting)];
        (await office.Post(items[0].Item("/return"), new { gaps = new[] { "identity" } })).Is(200);
        (await association.Post(items[1].Item("/withdrawal"))).Is(200);
        Assert.Equal([null, null, 1], Positions((await association.Get(meeting.Agenda()))["items"]));
    }

    [Fact]
    public async Task The_office_orders_an_agenda_by_naming_each_item_once()
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        var office = await app.Staff(Role.OfficeAgent);
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, one, other);
        Guid[] items = [await app.ProposedItem(one, meeting), await app.ProposedItem(other, meeting), await app.ProposedItem(one, meeting)];
        Task<Answer> Order(Actor actor, params Guid[] itemIds) => actor.Post(meeting.Agenda("/order"), new { itemIds });
        var ordered = (await Order(office, items[2], items[1], items[0])).Is(200);
        Assert.Equal([items[2], items[1], items[0]], ordered["items"].Ids());
        Assert.Equal([items[2], items[0]], (await one.Get(meeting.Agenda()))["items"].Ids());
        (await Order(office, items[0], items[1])).IsRefused(422, "agenda.order_incomplete");
        (await Order(office, items[0], items[1], Guid.Empty)).IsRefused(422, "agenda.order_incomplete");
        (await Order(office, items[0], items[1], items[1])).IsRefused(422, "list.repeats");
        (await Order(one, items[0], items[2])).IsRefused(403, "right.missing");
        (await Order(await app.Staff(Role.OfficeHead, LiaisonApp.Nord), items)).IsRefused(404, "not_found");
        (await office.PostRaw(meeting.Agenda("/order"), "{}")).IsRefused(400, "body.malformed");
        foreach (var item in items)
            await app.TakesItem(item, "/admission");
        await app.Freezes(meeting);
        (await Order(office, items)).Is(200);
        await app.Opens(meeting);
        (await Order(office, items)).IsRefused(409, "agenda.closed");
    }

    [Fact]
    public async Task Open_commitments_made_before_head_the_agenda_those_due_first()
    {
        var (one, other, guest) = (await app.NewAssociation(), await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, one, other);
        var later = await one.Promised("2017-12-31");
        var sooner = await one.Promised("2017-11-30");
        var others = await other.Promised("2017-12-01");
        await guest.Promised("2017-12-01");
        await one.Promised("2017-12-15", meeting);
        (await one.Post($"/commitments/{await one.Promised("2017-12-02")}/keeping")).Is(200);
        var office = (await (await app.Staff(Role.OfficeAgent)).Get(meeting.Agenda())).Is(200);
        Assert.Equal([sooner, others, later], office["openCommitments"].Ids());
        var mine = (await one.Get(meeting.Agenda()))["openCommitments"];
        Assert.Equal([sooner, later], mine.Ids());
        Assert.False(mine![0]!["overdue"]!.GetValue<bool>());
        Assert.Equal(("prefecture", "2017-11-30"), (mine[0]!["side"]!.GetValue<string>(), mine[0]!["dueDay"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_agenda_is_for_the_office_and_for_those_invited()
    {
        var (association, guest) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        (await guest.Get(meeting.Agenda())).IsRefused(404, "not_found");
        (await (await app.Staff(Role.OfficeAgent, LiaisonApp.Nord)).Get(meeting.Agenda())).IsRefused(404, "not_found");
        (await association.Get(Guid.Empty.Agenda())).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task Items_are_listed_by_status_and_meeting_page_by_page_and_each_sees_its_own()
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, one, other);
        Guid[] items = [await app.ProposedItem(one, meeting), await app.AdmittedItem(one, meeting), await app.ProposedItem(other, meeting)];
        var waiting = await app.PoolItem(one, await app.CompleteCase(one));
        Assert.Equal([waiting, items[1], items[0]], (await one.Get("/agenda-items")).Is(200).Data.Ids());
        Assert.Equal([items[1]], (await one.Get($"/agenda-items?status=admitted&meetingId={meeting}")).Data.Ids());
        var office = await app.Staff(Role.OfficeAgent);
        var first = (await office.Get($"/agenda-items?meetingId={meeting}&limit=2")).Is(200);
        Assert.Equal([items[2], items[1]], first.Data.Ids());
        Assert.Equal<int?>([3, 2], Positions(first.Data));
        var rest = await office.Get($"/agenda-items?meetingId={meeting}&limit=2&cursor={first["nextCursor"]}");
        Assert.Equal([items[0]], rest.Is(200).Data.Ids());
        (await office.Get($"/agenda-items?cursor={first["nextCursor"]}")).IsRefused(422, "cursor.invalid");
        Assert.Empty((await (await app.Staff(Role.OfficeAgent, LiaisonApp.Nord)).Get("/agenda-items")).Is(200).Data);
        (await office.Get("/agenda-items?status=Admitted")).IsRefused(400, "parameter.malformed");
    }

    private static IEnumerable<int?> Positions(JsonNode? items) => items!.AsArray().Select(item => item!["position"]?.GetValue<int>());
}
