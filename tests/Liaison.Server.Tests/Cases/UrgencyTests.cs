using System.Globalization;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Cases;

public sealed class UrgencyTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string DutyContact = "03 00 00 00 80";

    [Fact]
    public async Task An_urgent_case_names_the_duty_contact_or_says_that_there_is_none()
    {
        var association = await app.NewAssociation(LiaisonApp.Nord);
        var caseId = await app.CompleteCase(association);
        var nobody = (await association.Post($"/cases/{caseId}/urgency", new { kind = "custody" })).Is(200)["urgency"]!;
        Assert.Equal(("custody", "association", null, null), (nobody.Text("kind"), nobody.Text("bySide"), nobody.Text("reason"), nobody.Text("dutyContact")));
        Assert.Contains("La préfecture n'a indiqué aucune permanence", nobody.Text("notice"), StringComparison.Ordinal);
        await SetDutyContact(LiaisonApp.Nord);
        var named = (await association.Send(HttpMethod.Get, $"/cases/{caseId}", null, "en")).Is(200)["urgency"]!;
        Assert.Equal((DutyContact, $"An urgent case never waits for a meeting: turn to the duty contact of the prefecture, {DutyContact}."),
            (named.Text("dutyContact"), named.Text("notice")));
        Assert.Equal(["lifting"], named["allowedSteps"].Texts());
        Assert.Equal(app.Clock.GetUtcNow(), DateTimeOffset.Parse(named.Text("flaggedAt")!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_flag_is_shown_wherever_the_case_is_and_gone_once_it_is_lifted()
    {
        var association = await app.NewAssociation();
        var (urgent, other) = (await app.CompleteCase(association), await app.CompleteCase(association));
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var item = await app.AdmittedItem(association, meeting, urgent);
        var office = await app.Staff(Role.OfficeAgent);
        (await office.Post($"/cases/{urgent}/urgency", new { kind = "fortyEightHourOrder", reason = "Rétention depuis ce matin" })).Is(200);

        Assert.Equal([null, "fortyEightHourOrder"], (await association.Get("/cases")).Is(200).Data.Select(row => row.Text("urgency")));
        Assert.Equal([urgent], (await association.Get("/cases?urgent=true")).Is(200).Data.Ids());
        Assert.Equal([other], (await association.Get("/cases?urgent=false")).Is(200).Data.Ids());
        var since = (await association.Get("/cases?urgent=true&modifiedSince=1970-01-01T00:00:00Z")).Is(200).Json.Text("asOf")!;
        Assert.Equal("fortyEightHourOrder", (await association.Get(meeting.Agenda())).Is(200)["items"]![0].Text("urgency"));
        Assert.Equal("fortyEightHourOrder", (await association.Get(item.Item())).Is(200).Json.Text("urgency"));
        var panel = (await association.Get($"/cases/{urgent}/deadlines")).Is(200)["urgency"]!;
        Assert.Equal(("Rétention depuis ce matin", "prefecture"), (panel.Text("reason"), panel.Text("bySide")));
        Assert.StartsWith("Un dossier urgent n'attend aucune réunion", panel.Text("notice"), StringComparison.Ordinal);
        Assert.Equal("fortyEightHourOrder", (await association.Get(meeting.Agenda("/deadlines"))).Is(200)["items"]![0]!["urgency"].Text("kind"));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await association.Post($"/cases/{urgent}/urgency/lifting", new { reason = "Remis en liberté" })).Is(200)["urgency"]);
        Assert.Empty((await association.Get("/cases?urgent=true")).Is(200).Data);
        Assert.Equal([null, null], (await association.Get("/cases")).Is(200).Data.Select(row => row.Text("urgency")));
        Assert.True((await association.Get($"/cases?urgent=true&modifiedSince={since}")).Is(200).Data.Single(row => row!["id"]!.GetValue<Guid>() == urgent)!["deleted"]!.GetValue<bool>());
        Assert.Null((await association.Get(item.Item())).Is(200)["urgency"]);
    }

    [Fact]
    public async Task The_history_keeps_each_time_with_who_and_why()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var office = await app.Staff(Role.OfficeAgent);
        foreach (var (actor, kind, reason) in new[] { (association, "custody", "Garde à vue"), (office, "other", "Hospitalisation") })
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            (await actor.Post($"/cases/{caseId}/urgency", new { kind, reason })).Is(200);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            (await actor.Post($"/cases/{caseId}/urgency/lifting", new { reason = "Terminé" })).Is(200);
        }
        Assert.Equal(
            [
                "urgency custody association Garde à vue", "lifting custody association Terminé",
                "urgency other prefecture Hospitalisation", "lifting other prefecture Terminé",
            ],
            (await association.Get($"/cases/{caseId}/history")).Is(200).Data.Where(entry => entry.Text("kind") == "urgency")
                .Select(entry => $"{entry.Text("step")} {entry.Text("urgency")} {entry.Text("side")} {entry.Text("reason")}"));
    }

    [Fact]
    public async Task The_reason_goes_with_the_last_mandate_and_the_flag_stays()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        (await association.Post($"/cases/{opened.Id}/urgency", new { kind = "custody", reason = "Garde à vue" })).Is(200);
        var left = (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).Is(200)["urgency"]!;
        Assert.Equal(("custody", null), (left.Text("kind"), left.Text("reason")));
        Assert.DoesNotContain("Garde à vue", (await association.Get($"/cases/{opened.Id}/history")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_that_cannot_be_is_refused()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var path = $"/cases/{caseId}/urgency";
        (await association.Post($"{path}/lifting", new { reason = "Motif" })).IsRefused(409, "urgency.step_not_allowed");
        (await association.Post(path, new { kind = "other" })).IsRefused(422, "reason.required");
        (await association.Post(path, new { kind = "other", reason = " " })).IsRefused(422, "reason.required");
        (await association.Post(path, new { kind = "custody", reason = new string('m', 601) })).IsRefused(422, "text.too_long");
        (await association.Post(path, new { kind = "demonstration" })).IsRefused(400, "body.malformed");
        Assert.Null((await association.Get($"/cases/{caseId}")).Is(200)["urgency"]);
        (await association.Post(path, new { kind = "custody" })).Is(200);
        var twice = (await association.Post(path, new { kind = "fortyEightHourOrder" })).Is(409);
        Assert.Equal(("urgency.step_not_allowed", "urgent"), (twice.Code!, twice.Json.Text("state")!));
        (await association.Post($"{path}/lifting", new { reason = " " })).IsRefused(422, "reason.required");
        (await association.Post($"{path}/lifting", new { })).IsRefused(400, "body.malformed");
        (await association.Get("/cases?urgent=perhaps")).IsRefused(400, "parameter.malformed");
    }

    [Fact]
    public async Task Nobody_flags_the_case_of_another()
    {
        var caseId = await app.CompleteCase(await app.NewAssociation());
        foreach (var stranger in new[] { await app.NewAssociation(), await app.Staff(Role.OfficeHead, LiaisonApp.Nord) })
        {
            (await stranger.Post($"/cases/{caseId}/urgency", new { kind = "custody" })).IsRefused(404, "not_found");
            (await stranger.Post($"/cases/{caseId}/urgency/lifting", new { reason = "Motif" })).IsRefused(404, "not_found");
        }
        (await (await app.Staff(Role.Cabinet)).Post($"/cases/{caseId}/urgency", new { kind = "custody" })).IsRefused(403, "right.missing");
    }

    private async Task SetDutyContact(string prefecture)
    {
        var office = await app.Staff(Role.OfficeHead, prefecture);
        var settings = (await office.Get($"/prefectures/{prefecture}/settings")).Is(200);
        (await office.Put($"/prefectures/{prefecture}/settings", new
        {
            service = settings["service"], timeZone = settings["timeZone"], holidayZone = settings["holidayZone"],
            freezeWorkingDays = settings["freezeWorkingDays"], rooms = settings["rooms"], dutyContact = DutyContact,
        })).Is(200);
    }
}
