using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Minutes;

public sealed class ExtractTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Each_association_gets_its_extract_before_the_meeting_closes()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (meeting, _) = await app.HeldMeeting(association, other);
        Assert.Equal(2, (await office.Post($"/meetings/{meeting}/closing")).IsRefused(409, "meeting.extracts_missing")["associations"]!.GetValue<int>());
        await app.Concludes(meeting, association, other);
        (await association.Post(meeting.Minutes("/editions/1/deliveries"), new { })).Is(200);
        (await association.Post(meeting.Minutes("/editions/1/deliveries"), new { })).IsRefused(409, "minutes.already_delivered");
        (await association.Post(meeting.Minutes("/editions/1/deliveries"), new { associationId = other.AssociationId })).IsRefused(422, "reference.unknown");
        Assert.Equal(1, (await office.Post($"/meetings/{meeting}/closing")).IsRefused(409, "meeting.extracts_missing")["associations"]!.GetValue<int>());
        (await office.Post(meeting.Minutes("/editions/1/deliveries"), new { means = "post" })).IsRefused(422, "text.required");
        (await office.Post(meeting.Minutes("/editions/1/deliveries"), new { means = "post", associationId = other.AssociationId, day = app.DayIn(1) }))
            .IsRefused(422, "minutes.delivered_before_conclusion");
        var delivered = (await office.Post(meeting.Minutes("/editions/1/deliveries"), new { means = "post", associationId = other.AssociationId })).Is(200);
        Assert.Equal(["post", "read"], delivered.Data[0]!["deliveries"].Texts("means").Order());
        Assert.Equal(["read"], (await association.Get(meeting.Minutes("/editions"))).Is(200).Data[0]!["deliveries"].Texts("means"));
        Assert.Equal("closed", (await app.Takes(meeting, "closing")).State);
        // Later corrections do not open the meeting again, and the last edition alone is delivered.
        var item = (await office.Get(meeting.Minutes())).Is(200)["sections"]![0]!["id"]!.GetValue<Guid>();
        await app.TakesMinutes(meeting, "/errata", new { reason = "Erreur", sectionIds = new[] { item } });
        Assert.Equal("concluded", (await app.TakesMinutes(meeting, "/erratum-withdrawal", new { reason = "Sans objet" })).State);
        (await office.Post(meeting.Minutes("/erratum-withdrawal"), new { reason = "Encore" })).IsRefused(409, "minutes.step_not_allowed");
    }

    [Fact]
    public async Task Two_associations_of_one_household_cannot_tell_from_the_minutes_that_the_other_is_there()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var (own, theirs) = (await app.CompleteCase(association), await app.CompleteCase(other));
        (await office.Post($"/cases/{own}/links", new { caseId = theirs })).Is(201);
        var meeting = await app.ScheduledMeeting(app.InDays(15), null, association, other);
        var (item, otherItem) = (await app.AdmittedItem(association, meeting, own), await app.AdmittedItem(other, meeting, theirs));
        await app.Opens(meeting);
        await app.TakesItem(item, "/examination", new { orientation = "underReview", associationView = "Vue de la première." });
        await app.Holds(meeting);
        await app.Concludes(meeting, association, other);
        var (mine, alone) = ((await association.Get(meeting.Minutes("/editions/1"))).Is(200), (await other.Get(meeting.Minutes("/editions/1"))).Is(200));
        Assert.DoesNotContain($"{theirs}", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{otherItem}", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vue de la première.", alone.Text, StringComparison.Ordinal);
        // The tree has as many places whoever is in it.
        Assert.All(mine.Parts().Concat(alone.Parts()), part => Assert.Equal(6, part["proof"]!["path"]!.AsArray().Count));
    }
}
