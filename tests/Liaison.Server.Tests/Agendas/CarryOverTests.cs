using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class CarryOverTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task What_is_put_off_twice_alerts_and_stands_first_on_the_next_agenda()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var first = await app.ScheduledMeeting(app.InDays(30), null, association);
        var second = await app.ScheduledMeeting(app.InDays(60), null, association);
        var third = await app.ScheduledMeeting(app.InDays(90), null, association);
        var ahead = await app.ProposedItem(association, third);
        var item = await app.AdmittedItem(association, first);
        await app.Opens(first);
        var carried = (await office.Post(item.Item("/carry-over"), new { reason = "Pièces attendues" })).Is(200);
        Assert.Equal(("carriedOver", false), (carried.State, carried["carryAlert"]!.GetValue<bool>()));
        Assert.Equal("Pièces attendues", carried["history"]!.AsArray()[^1]!["reason"]!.GetValue<string>());
        var successor = (await association.Get(carried["successorId"]!.GetValue<Guid>().Item())).Is(200);
        Assert.Equal(("proposed", second, item, 1, false), (successor.State, successor["meetingId"]!.GetValue<Guid>(),
            successor["predecessorId"]!.GetValue<Guid>(), successor["carryCount"]!.GetValue<int>(), successor["carryAlert"]!.GetValue<bool>()));
        Assert.Equal(carried["submittedAt"]!.GetValue<string>(), successor["submittedAt"]!.GetValue<string>());
        (await office.Post(successor.Id.Item("/admission"))).Is(200);
        await app.Opens(second);
        var missed = (await office.Post(successor.Id.Item("/not-reached"))).Is(200);
        Assert.Equal("notReached", missed.State);
        var last = missed["successorId"]!.GetValue<Guid>();
        var agenda = (await association.Get(third.Agenda()))["items"]!;
        Assert.Equal([last, ahead], agenda.Ids());
        Assert.Equal((1, 2, true), (agenda[0]!["position"]!.GetValue<int>(), agenda[0]!["carryCount"]!.GetValue<int>(), agenda[0]!["carryAlert"]!.GetValue<bool>()));
        (await office.Post(third.Agenda("/order"), new { itemIds = new[] { ahead, last } })).IsRefused(422, "agenda.carried_over_first");
    }

    [Fact]
    public async Task What_is_put_off_before_its_meeting_does_not_fall_back_onto_it()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var before = await app.ScheduledMeeting(app.InDays(20), null, association);
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var next = await app.ScheduledMeeting(app.InDays(60), null, association);
        var carried = (await office.Post((await app.AdmittedItem(association, meeting)).Item("/carry-over"), new { reason = "Motif" })).Is(200);
        var successor = (await office.Get(carried["successorId"]!.GetValue<Guid>().Item())).Is(200);
        Assert.Equal(next, successor["meetingId"]!.GetValue<Guid>());
        Assert.Empty((await office.Get(before.Agenda()))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_frozen_agenda_is_passed_over_for_the_next_that_takes_proposals()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        await app.FrozenMeeting(app.InDays(40), association);
        var open = await app.ScheduledMeeting(app.InDays(60), null, association);
        var item = await app.AdmittedItem(association, meeting);
        await app.Opens(meeting);
        var carried = (await office.Post(item.Item("/carry-over"), new { reason = "Motif" })).Is(200);
        Assert.Equal(open, (await office.Get(carried["successorId"]!.GetValue<Guid>().Item()))["meetingId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Without_a_next_meeting_the_successor_waits_in_the_pool_until_there_is_one()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var item = await app.AdmittedItem(association, meeting);
        await app.Opens(meeting);
        var successor = (await office.Post(item.Item("/carry-over"), new { reason = "Motif" })).Is(200)["successorId"]!.GetValue<Guid>();
        Assert.Equal([successor], (await association.Get("/agenda-items?status=submitted")).Data.Ids());
        Assert.Null((await association.Get(successor.Item()))["meetingId"]);
        var next = await app.ScheduledMeeting(app.InDays(20), null, association);
        Assert.Equal(next, (await association.Get(successor.Item()))["meetingId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Putting_off_needs_a_reason_and_an_admitted_item_and_missing_it_a_meeting_that_opened()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var proposed = await app.ProposedItem(association, meeting);
        var admitted = await app.AdmittedItem(association, meeting);
        (await office.Post(admitted.Item("/carry-over"), new { reason = " " })).IsRefused(422, "reason.required");
        (await office.Post(admitted.Item("/carry-over"), new { })).IsRefused(400, "body.malformed");
        (await office.Post(admitted.Item("/carry-over"), new { reason = new string('r', 601) })).IsRefused(422, "text.too_long");
        (await office.Post(admitted.Item("/not-reached"))).IsRefused(409, "agenda_item.meeting_not_open");
        (await office.Post(proposed.Item("/carry-over"), new { reason = "Motif" })).IsRefused(409, "agenda_item.step_not_allowed");
        (await office.Post(proposed.Item("/not-reached"))).IsRefused(409, "agenda_item.step_not_allowed");
    }

    [Fact]
    public async Task A_household_that_two_associations_put_forward_is_carried_over_as_one_and_alerts_for_both()
    {
        var (one, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var (own, others) = (await app.CompleteCase(one), await app.CompleteCase(other));
        (await office.Post($"/cases/{own}/links", new { caseId = others })).Is(201);
        var meetings = new List<Guid>();
        for (var count = 1; count <= 3; count++)
            meetings.Add(await app.ScheduledMeeting(app.InDays(30 * count), null, one, other));
        var item = await app.ProposedItem(one, meetings[0], own);
        var lone = await app.AdmittedItem(one, meetings[0]);
        await app.ProposedItem(other, meetings[0], others);
        foreach (var meeting in meetings.Take(2))
        {
            await app.TakesItem(item, "/admission");
            await app.Opens(meeting);
            item = (await app.TakesItem(item, "/carry-over", new { reason = "Pièces attendues" }))["successorId"]!.GetValue<Guid>();
        }
        var alerted = (await office.Get($"/agenda-items?carryAlert=true&meetingId={meetings[2]}")).Is(200).Data;
        Assert.Equal(new[] { own, others }.Order(), alerted.Ids("caseId").Order());
        Assert.All(alerted, each => Assert.Equal((2, true, meetings[2]), (each!["carryCount"]!.GetValue<int>(), each["carryAlert"]!.GetValue<bool>(), each["meetingId"]!.GetValue<Guid>())));
        Assert.Equal([item], (await one.Get("/agenda-items?carryAlert=true")).Is(200).Data.Ids());
        Assert.Contains(lone, (await one.Get("/agenda-items?carryAlert=false")).Is(200).Data.Ids());
        Assert.DoesNotContain(item, (await one.Get("/agenda-items?carryAlert=false")).Data.Ids());
        var handed = (await office.Get("/handover")).Is(200)["associations"]!.AsArray()
            .Where(each => each!["associationId"]!.GetValue<Guid>() == one.AssociationId || each["associationId"]!.GetValue<Guid>() == other.AssociationId);
        Assert.Equal([1, 1], handed.Select(each => each!["counts"]!["carriedItems"]!.GetValue<int>()));
    }
}
