using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Meetings;
using static Liaison.Server.Tests.Commitments.CommitmentScenarios;

namespace Liaison.Server.Tests.Commitments;

public sealed class CommitmentTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Either_side_records_a_commitment_and_reads_where_it_was_made()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting("2019-03-15T14:30", null, association);
        var interview = await app.ScheduledMeeting("2019-03-16T14:30", "Hébergement", association);
        var made = (await association.Post("/commitments", Promise("2019-01-31", meetingId: meeting))).Is(201);
        Assert.Equal($"/api/v1/commitments/{made.Id}", made.Headers.Location!.ToString());
        Assert.Equal(("open", "prefecture", "chef de bureau", "Répondre", "2019-01-31", false, meeting, association.AssociationId),
            (made.State, made["side"]!.GetValue<string>(), made["owner"]!.GetValue<string>(), made["text"]!.GetValue<string>(), made["dueDay"]!.GetValue<string>(),
                made["overdue"]!.GetValue<bool>(), made["meetingId"]!.GetValue<Guid>(), made["associationId"]!.GetValue<Guid>()));
        Assert.Null(made["audienceId"]);
        Assert.Equal(["keeping", "breaking", "dropping", "dueDay"], made["allowedSteps"].Texts());
        Assert.Equal(made.Text, (await office.Get($"/commitments/{made.Id}")).Is(200).Text);
        (await office.Post("/commitments", Promise("2019-01-31", association.AssociationId, interview))).Is(201);
        (await office.Post("/commitments", Promise("2019-01-31"))).IsRefused(422, "text.required");
    }

    [Fact]
    public async Task What_others_have_is_as_absent()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var north = await app.Staff(Role.OfficeHead, LiaisonApp.Nord);
        var meeting = await app.ScheduledMeeting("2019-03-17T14:30", null, association);
        var made = await association.Promised("2019-01-31");
        (await other.Post("/commitments", Promise("2019-01-31", association.AssociationId))).IsRefused(422, "reference.unknown");
        (await other.Post("/commitments", Promise("2019-01-31", meetingId: meeting))).IsRefused(422, "reference.unknown");
        (await north.Post("/commitments", Promise("2019-01-31", association.AssociationId))).IsRefused(422, "reference.unknown");
        (await office.Post("/commitments", Promise("2019-01-31", other.AssociationId, meeting))).IsRefused(422, "meeting.not_invited");
        foreach (var stranger in new[] { other, north })
        {
            (await stranger.Get($"/commitments/{made}")).IsRefused(404, "not_found");
            (await stranger.Post($"/commitments/{made}/keeping")).IsRefused(404, "not_found");
            (await stranger.Post($"/commitments/{made}/breaking")).IsRefused(404, "not_found");
            (await stranger.Post($"/commitments/{made}/dropping", new { reason = "Motif" })).IsRefused(404, "not_found");
            (await stranger.Post($"/commitments/{made}/contestation", new { reason = "Motif" })).IsRefused(404, "not_found");
            (await stranger.Post($"/commitments/{made}/due-day", new { reason = "Motif", dueDay = "2019-02-28" })).IsRefused(404, "not_found");
            Assert.DoesNotContain(made, (await stranger.Get("/commitments")).Is(200).Data.Ids());
        }
    }

    [Theory]
    [InlineData("keeping", "kept")]
    [InlineData("breaking", "broken")]
    [InlineData("dropping", "dropped")]
    public async Task A_commitment_ends_once_and_its_history_tells_how(string step, string status)
    {
        var association = await app.NewAssociation();
        var made = await association.Promised("2019-01-31");
        (await association.Post($"/commitments/{made}/{step}", new { reason = new string('t', 601) })).IsRefused(422, "text.too_long");
        var ended = (await association.Post($"/commitments/{made}/{step}", new { reason = "Courrier du 12" })).Is(200);
        Assert.Equal(status, ended.State);
        Assert.Empty(ended["allowedSteps"]!.AsArray());
        var passage = Assert.Single(ended["history"]!.AsArray())!;
        Assert.Equal((step, "open", status, "association", "Courrier du 12"), (passage["step"]!.GetValue<string>(), passage["from"]!.GetValue<string>(),
            passage["to"]!.GetValue<string>(), passage["byRole"]!.GetValue<string>(), passage["reason"]!.GetValue<string>()));
        (await association.Post($"/commitments/{made}/keeping")).IsRefused(409, "commitment.step_not_allowed");
        (await association.Post($"/commitments/{made}/breaking")).IsRefused(409, "commitment.step_not_allowed");
        (await association.Post($"/commitments/{made}/dropping", new { reason = "Motif" })).IsRefused(409, "commitment.step_not_allowed");
    }

    [Fact]
    public async Task Only_dropping_needs_a_reason()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        async Task<string> Made() => $"/commitments/{await association.Promised("2019-01-31")}";
        (await office.Post(await Made() + "/keeping")).Is(200);
        (await office.Post(await Made() + "/breaking")).Is(200);
        (await office.Post(await Made() + "/dropping", new { reason = " " })).IsRefused(422, "reason.required");
        (await office.Post(await Made() + "/dropping")).IsRefused(400, "body.malformed");
    }

    [Fact]
    public async Task A_commitment_made_in_a_meeting_may_have_fallen_due_before_it_was_written_down()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2018-06-15T14:30", null, association);
        app.TravelTo("2018-06-20T09:00");
        (await association.Post("/commitments", Promise("2018-06-16", meetingId: meeting))).Is(201);
        (await association.Post("/commitments", Promise("2018-06-14", meetingId: meeting))).IsRefused(422, "commitment.due_day_past");
        (await association.Post("/commitments", Promise("2018-06-16"))).IsRefused(422, "commitment.due_day_past");
    }

    [Theory]
    [InlineData("""{"side":"prefecture","owner":" ","text":"T","dueDay":"2019-01-31"}""", 422, "text.required")]
    [InlineData("""{"side":"prefecture","owner":"O","text":"\u202e","dueDay":"2019-01-31"}""", 422, "text.unsafe")]
    [InlineData("""{"side":"prefecture","owner":"O","text":"T","dueDay":"2200-01-31"}""", 422, "day.out_of_range")]
    [InlineData("""{"side":"cabinet","owner":"O","text":"T","dueDay":"2019-01-31"}""", 400, "body.malformed")]
    [InlineData("""{"side":"prefecture","owner":"O","text":"T"}""", 400, "body.malformed")]
    [InlineData("""{"side":"prefecture","owner":"O","text":"T","dueDay":"2019-01-31","audienceId":null}""", 400, "body.malformed")]
    public async Task What_is_no_commitment_is_refused(string body, int status, string code) =>
        (await (await app.NewAssociation()).PostRaw("/commitments", body)).IsRefused(status, code);

    [Theory]
    [InlineData(Role.Cabinet)]
    [InlineData(Role.SecretaryGeneral)]
    [InlineData(Role.PressOfficer)]
    [InlineData(Role.DataProtectionOfficer)]
    [InlineData(Role.Administrator)]
    public async Task Others_read_and_write_no_commitments(Role role)
    {
        var made = (await (await app.NewAssociation()).Post("/commitments", Promise("2019-01-31"))).Is(201).Id;
        var outsider = await app.Staff(role);
        (await outsider.Get("/commitments")).IsRefused(403, "right.missing");
        (await outsider.Get($"/commitments/{made}")).IsRefused(403, "right.missing");
        (await outsider.Post("/commitments", Promise("2019-01-31"))).IsRefused(403, "right.missing");
        foreach (var step in new[] { "keeping", "breaking", "dropping", "contestation" })
            (await outsider.Post($"/commitments/{made}/{step}", new { reason = "Motif" })).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task Commitments_are_listed_page_by_page()
    {
        var association = await app.NewAssociation();
        for (var count = 0; count < 3; count++)
            (await association.Post("/commitments", Promise("2019-01-31"))).Is(201);
        var first = (await association.Get("/commitments?limit=2")).Is(200);
        var rest = (await association.Get($"/commitments?limit=2&cursor={first["nextCursor"]}")).Is(200);
        Assert.Equal(3, first.Data.Ids().Union(rest.Data.Ids()).Count());
        (await association.Get($"/commitments?overdue=false&cursor={first["nextCursor"]}")).IsRefused(422, "cursor.invalid");
    }
}
