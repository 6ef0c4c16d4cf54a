using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class AgendaRightTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly Dictionary<string, object?> Steps = new()
    {
        ["/admission"] = null, ["/return"] = new { gaps = new[] { "mandate" } }, ["/resubmission"] = null, ["/withdrawal"] = null,
        ["/examination"] = new { orientation = "underReview" }, ["/carry-over"] = new { reason = "Motif" }, ["/not-reached"] = null,
    };

    [Theory]
    [InlineData(Role.Cabinet)]
    [InlineData(Role.SecretaryGeneral)]
    [InlineData(Role.PressOfficer)]
    [InlineData(Role.DataProtectionOfficer)]
    [InlineData(Role.Administrator)]
    public async Task Who_has_no_part_in_technical_meetings_reads_and_writes_nothing_of_an_agenda(Role role)
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-03-15T14:30", null, association);
        var item = await app.ProposedItem(association, meeting);
        var outsider = await app.Staff(role);
        foreach (var path in new[] { meeting.Agenda(), "/agenda-items", item.Item() })
            (await outsider.Get(path)).IsRefused(403, "right.missing");
        foreach (var (step, body) in Steps)
            (await outsider.Post(item.Item(step), body)).IsRefused(403, "right.missing");
        (await outsider.Post(meeting.Agenda("/items"), new { topic = "T", association.AssociationId })).IsRefused(403, "right.missing");
        (await outsider.Post(meeting.Agenda("/order"), new { itemIds = new[] { item } })).IsRefused(403, "right.missing");
    }

    [Theory]
    [InlineData(Role.Association)]
    [InlineData(Role.AssociationManager)]
    public async Task An_association_proposes_resubmits_and_withdraws_and_takes_no_other_step(Role role)
    {
        var association = await app.NewAssociation(role: role);
        var item = await app.ProposedItem(association, await app.ScheduledMeeting("2017-03-16T14:30", null, association));
        foreach (var (step, body) in Steps.Where(row => row.Key is not ("/resubmission" or "/withdrawal")))
            (await association.Post(item.Item(step), body)).IsRefused(403, "right.missing");
        (await (await app.Staff(Role.OfficeHead)).Post(item.Item("/resubmission"))).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task An_item_of_another_association_or_prefecture_is_as_absent()
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting("2017-03-17T14:30", null, association, other);
        var item = await app.ProposedItem(association, meeting);
        var absent = (await other.Get(Guid.Empty.Item())).IsRefused(404, "not_found").Text;
        Assert.Equal(absent, (await other.Get(item.Item())).IsRefused(404, "not_found").Text);
        (await other.Post(item.Item("/withdrawal"))).IsRefused(404, "not_found");
        (await other.Post(item.Item("/resubmission"))).IsRefused(404, "not_found");
        var north = await app.Staff(Role.OfficeHead, LiaisonApp.Nord);
        (await north.Get(item.Item())).IsRefused(404, "not_found");
        foreach (var (step, body) in Steps.Where(row => row.Key != "/resubmission"))
            (await north.Post(item.Item(step), body)).IsRefused(404, "not_found");
        Assert.Equal("proposed", (await association.Get(item.Item())).State);
    }

    [Fact]
    public async Task A_suspended_association_reads_its_agenda_and_proposes_nothing()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-03-18T14:30", null, association);
        await app.Suspends(association);
        (await association.Get(meeting.Agenda())).Is(200);
        (await association.Post(meeting.Agenda("/items"), new { topic = "T" })).IsRefused(403, "association.suspended");
    }
}
