using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_office_schedules_a_technical_meeting_with_its_freeze_day()
    {
        var (one, two, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = (await office.Post("/meetings", MeetingScenarios.Planned("2017-12-12T14:30", null, one, two))).Is(201);
        Assert.Matches("^RT-80-2017-[0-9]{3}$", meeting["reference"]!.GetValue<string>());
        Assert.Equal("2017-12-12T14:30:00+01:00", meeting["startsAt"]!.GetValue<string>());
        Assert.Equal("Europe/Paris", meeting["timeZone"]!.GetValue<string>());
        Assert.Equal("2017-12-12", meeting["day"]!.GetValue<string>());
        Assert.Equal("2017-11-28", meeting["freezeDay"]!.GetValue<string>());
        Assert.Equal(120, meeting["durationMinutes"]!.GetValue<int>());
        Assert.Equal(new HashSet<Guid> { one.AssociationId, two.AssociationId }, meeting["associations"].Ids().ToHashSet());
        Assert.Equal("scheduled", meeting.State);
        Assert.Equal(["agendaFreeze", "notHeld", "postponement", "cancellation"], meeting.Texts("allowedSteps"));
        var read = (await one.Get($"/meetings/{meeting.Id}")).Is(200);
        Assert.Empty(read.Texts("allowedSteps"));
        Assert.Equal("Préfecture", read["place"]!.GetValue<string>());
        Assert.Equal(2, read["associations"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_specific_interview_has_a_theme_and_no_freeze_day()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var interview = (await office.Get($"/meetings/{await app.ScheduledMeeting("2017-12-13T09:00", "Hébergement", association)}")).Is(200);
        Assert.Equal("Hébergement", interview["theme"]!.GetValue<string>());
        Assert.Null(interview["freezeDay"]);
        Assert.Equal(["opening", "notHeld", "postponement", "cancellation"], interview.Texts("allowedSteps"));
    }

    [Theory]
    [InlineData("2017-03-26T02:30", "technical", null, "time.skipped", "startsAt")]
    [InlineData("2016-12-12T14:30", "technical", null, "meeting.starts_in_past", "startsAt")]
    [InlineData("2017-12-12T14:30", "specific", null, "meeting.theme_required", "theme")]
    [InlineData("2017-12-12T14:30", "specific", "  ", "meeting.theme_required", "theme")]
    [InlineData("2017-12-12T14:30", "technical", "Hébergement", "meeting.theme_not_allowed", "theme")]
    [InlineData("2500-12-12T14:30", "technical", null, "day.out_of_range", "startsAt")]
    public async Task What_cannot_be_a_meeting_is_refused_at_its_field(string startsAt, string kind, string? theme, string code, string field)
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var refused = (await office.Post("/meetings", new
        {
            kind, startsAt, durationMinutes = 60, place = "Préfecture", associationIds = new[] { association.AssociationId }, theme,
        })).IsRefused(422, code);
        Assert.NotNull(refused["errors"]![field]);
        Assert.Empty((await association.Get("/meetings")).Data);
    }

    [Theory]
    [InlineData("2017-12-12T14:30:00Z")]
    [InlineData("2017-12-12T14:30+01:00")]
    [InlineData("2017-12-12")]
    public async Task A_start_is_local_time_and_nothing_else(string startsAt)
    {
        var association = await app.NewAssociation();
        (await (await app.Staff(Role.OfficeAgent)).Post("/meetings", MeetingScenarios.Planned(startsAt, null, association))).IsRefused(400, "body.malformed");
    }

    [Fact]
    public async Task The_associations_invited_are_active_ones_of_the_prefecture_each_once()
    {
        var (association, closed, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        (await office.Post($"/associations/{closed.AssociationId}/closing", new { reason = "Motif" })).Is(200);
        (await office.Post("/meetings", MeetingScenarios.Planned("2017-12-12T14:30", null))).IsRefused(422, "list.empty");
        (await office.Post("/meetings", MeetingScenarios.Planned("2017-12-12T14:30", null, association, association))).IsRefused(422, "list.repeats");
        (await office.Post("/meetings", MeetingScenarios.Planned("2017-12-12T14:30", null, closed))).IsRefused(409, "association.not_active");
        var nord = await app.NewAssociation(LiaisonApp.Nord);
        var foreign = (await office.Post("/meetings", MeetingScenarios.Planned("2017-12-12T14:30", null, association, nord))).IsRefused(422, "reference.unknown");
        Assert.NotNull(foreign["errors"]!["associationIds[1]"]);
    }

    [Fact]
    public async Task A_meeting_at_the_turn_of_the_year_counts_by_its_local_day()
    {
        var association = await app.NewAssociation();
        var meeting = (await (await app.Staff(Role.OfficeAgent)).Post("/meetings", MeetingScenarios.Planned("2019-01-01T00:30", null, association))).Is(201);
        Assert.Equal("2019-01-01", meeting["day"]!.GetValue<string>());
        Assert.StartsWith("RT-80-2019-", meeting["reference"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2019-01-01T00:30:00+01:00", meeting["startsAt"]!.GetValue<string>());
        Assert.Equal([meeting.Id], (await association.Get("/meetings?from=2019-01-01")).Data.Ids());
        Assert.Empty((await association.Get("/meetings?to=2018-12-31")).Data);
    }
}
