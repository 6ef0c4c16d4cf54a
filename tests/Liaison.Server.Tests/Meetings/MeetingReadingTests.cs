using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingReadingTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Theory]
    [InlineData(Role.Cabinet)]
    [InlineData(Role.SecretaryGeneral)]
    public async Task The_cabinet_and_the_secretary_general_read_a_meeting_in_outline(Role role)
    {
        var association = await app.NewAssociation();
        var id = await app.ScheduledMeeting("2017-12-14T09:00", "Thème réservé", association);
        var reader = await app.Staff(role);
        var read = (await reader.Get($"/meetings/{id}")).Is(200);
        var listed = (await reader.Get("/meetings?from=2017-12-14&to=2017-12-14")).Is(200).Data.Single(row => row!["id"]!.GetValue<Guid>() == id)!;
        foreach (var outline in new[] { read.Json, listed })
        {
            Assert.Equal(["associations", "day", "id", "kind", "reference", "status"], outline.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
            Assert.Equal([association.AssociationId], outline["associations"].Ids());
        }
        Assert.All(new[] { "Préfecture", "Thème", "09:00", "08:00", "startsAt", "place", "theme" },
            hidden => Assert.DoesNotContain(hidden, read.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_association_that_is_not_invited_and_another_prefecture_know_nothing_of_a_meeting()
    {
        var (invited, other) = (await app.NewAssociation(), await app.NewAssociation());
        var id = await app.ScheduledMeeting("2017-12-15T09:00", null, invited);
        (await invited.Get($"/meetings/{id}")).Is(200);
        (await other.Get($"/meetings/{id}")).IsRefused(404, "not_found");
        Assert.Empty((await other.Get("/meetings")).Data);
        Assert.Equal([id], (await invited.Get("/meetings")).Data.Ids());
        foreach (var role in new[] { Role.OfficeHead, Role.Cabinet })
        {
            var nord = await app.Staff(role, LiaisonApp.Nord);
            (await nord.Get($"/meetings/{id}")).IsRefused(404, "not_found");
            Assert.Empty((await nord.Get("/meetings")).Data);
        }
        (await (await app.Staff(Role.OfficeHead, LiaisonApp.Nord)).Post($"/meetings/{id}/agenda-freeze")).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task Meetings_are_listed_latest_first_whatever_the_order_in_which_they_were_made()
    {
        var association = await app.NewAssociation();
        var march = await app.ScheduledMeeting("2018-03-06T14:30", null, association);
        var may = await app.ScheduledMeeting("2018-05-08T14:30", null, association);
        var twin = await app.ScheduledMeeting("2018-03-06T14:30", "Hébergement", association);
        var april = await app.ScheduledMeeting("2018-04-03T14:30", null, association);
        foreach (var reader in new[] { association, await app.Staff(Role.Cabinet), await app.Staff(Role.OfficeAgent) })
        {
            var seen = new List<Guid>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = (await reader.Get($"/meetings?from=2018-03-01&to=2018-05-31&limit=1{cursor}")).Is(200);
                seen.AddRange(page["data"].Ids());
                cursor = page["nextCursor"] is { } next ? $"&cursor={next.GetValue<string>()}" : null;
            }
            Assert.Equal([may, april, .. new[] { march, twin }.OrderByDescending(id => id.ToString(), StringComparer.Ordinal)], seen);
        }
        Assert.Equal([twin], (await association.Get("/meetings?kind=specific")).Data.Ids());
        Assert.Empty((await association.Get("/meetings?status=held")).Data);
        (await association.Get("/meetings?from=12/11/2017")).IsRefused(400, "parameter.malformed");
    }
}
