using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests.Rights;

/// <summary>A person asks what is known of her. [GDPR art. 12, 15]</summary>
public sealed class AccessRequestTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private async Task<(Actor Association, Guid Case, Guid Person)> Somebody()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        return (association, opened.Id, opened.PersonId());
    }

    private async Task<Answer> Takes(Guid request, string step, object? body = null) => await (await app.Staff(Role.OfficeAgent)).Post(request.Access($"/{step}"), body);

    [Fact]
    public async Task A_request_is_due_in_a_month_and_passes_from_step_to_step()
    {
        var (_, caseId, person) = await Somebody();
        var office = await app.Staff(Role.OfficeAgent);
        var logged = (await office.Post("/access-requests", new { caseId, personId = person, channel = "letter", receivedDay = app.DayIn(0), note = "Tout ce qui me concerne." })).Is(201);
        Assert.Equal((app.Today().AddMonths(1).ToString("yyyy-MM-dd", null), "received", false), (logged.Json.Text("dueDay"), logged.State, logged["overdue"]!.GetValue<bool>()));
        Assert.Matches("^DP-80-2017-[0-9A-Z]{8}$", logged.Json.Text("reference"));
        Assert.Equal(["identityRequest", "identity", "extension", "preparation", "refusal", "withdrawal"], logged.Texts("allowedSteps"));
        var id = logged.Id;
        (await Takes(id, "preparation", new { appearances = Array.Empty<object>(), masks = Array.Empty<object>() })).IsRefused(409, "access_request.identity_unchecked");
        Assert.Equal("identityAsked", (await Takes(id, "identity-request", new { reason = "Signature différente." })).Is(200).State);
        (await Takes(id, "preparation", new { appearances = Array.Empty<object>(), masks = Array.Empty<object>() })).IsRefused(409, "access_request.step_not_allowed");
        (await Takes(id, "identity-request", new { reason = " " })).IsRefused(422, "reason.required");
        Assert.Equal("received", (await Takes(id, "identity", new { check = "copySeenAndDestroyed" })).Is(200).State);
        var extended = (await Takes(id, "extension", new { reason = "Dossier volumineux." })).Is(200);
        Assert.Equal((app.Today().AddMonths(3).ToString("yyyy-MM-dd", null), true), (extended.Json.Text("dueDay"), extended["extended"]!.GetValue<bool>()));
        (await Takes(id, "extension", new { reason = "Encore." })).IsRefused(409, "access_request.extended_already");
        Assert.Equal("prepared", (await app.Prepares(id)).Is(200).State);
        var handed = (await Takes(id, "handing-over", new { by = "letter" })).Is(200);
        Assert.Equal(("handedOver", app.DayIn(0), "letter"), (handed.State, handed.Json.Text("handedOverDay"), handed.Json.Text("handedOverBy")));
        Assert.Empty(handed.Texts("allowedSteps"));
        Assert.Equal(["identityRequest", "identity", "extension", "preparation", "handingOver"], handed.Texts("history", "step"));
        Assert.Equal("Signature différente.", handed["history"]![0].Text("reason"));
    }

    [Fact]
    public async Task A_refusal_says_why_and_where_to_appeal()
    {
        var (_, caseId, person) = await Somebody();
        var id = await app.AsksForAccess(caseId, person);
        (await Takes(id, "refusal", new { reason = " " })).IsRefused(422, "reason.required");
        var refused = (await Takes(id, "refusal", new { reason = "Demande manifestement répétitive." })).Is(200);
        Assert.Contains("CNIL", refused.Json.Text("appeals"), StringComparison.Ordinal);
        Assert.Contains("tribunal administratif", refused.Json.Text("appeals"), StringComparison.Ordinal);
        (await (await app.Staff(Role.OfficeAgent)).Get(id.Access("/export"))).IsRefused(409, "access_request.no_export");
        (await Takes(id, "withdrawal")).IsRefused(409, "access_request.step_not_allowed");
        var withdrawn = await app.AsksForAccess(caseId, person);
        Assert.Equal("withdrawn", (await Takes(withdrawn, "withdrawal")).Is(200).State);
    }

    [Fact]
    public async Task What_was_not_told_in_time_is_not_extended_and_is_overdue()
    {
        var (_, caseId, person) = await Somebody();
        var office = await app.Staff(Role.OfficeAgent);
        var id = (await office.Post("/access-requests", new { caseId, personId = person, channel = "email", receivedDay = app.DayIn(-40) })).Is(201).Id;
        (await Takes(id, "extension", new { reason = "Trop tard." })).IsRefused(409, "access_request.extended_too_late");
        Assert.Contains((await office.Get("/access-requests?status=received&limit=200")).Is(200).Data, row => row!["id"]!.GetValue<Guid>() == id && row["overdue"]!.GetValue<bool>());
        Assert.DoesNotContain((await office.Get("/access-requests?status=prepared&limit=200")).Is(200).Data, row => row!["id"]!.GetValue<Guid>() == id);
        (await office.Post("/access-requests", new { caseId, personId = person, channel = "email", receivedDay = app.DayIn(1) })).IsRefused(422, "access_request.received_in_future");
        (await office.Post("/access-requests", new { caseId, personId = caseId, channel = "email", receivedDay = app.DayIn(0) })).IsRefused(422, "case.unknown_person");
        (await office.Post("/access-requests", new { caseId = person, personId = person, channel = "email", receivedDay = app.DayIn(0) })).IsRefused(422, "reference.unknown");
    }

    [Fact]
    public async Task What_is_handed_over_is_what_was_looked_through()
    {
        var (association, caseId, person) = await Somebody();
        var id = await app.AsksForAccess(caseId, person);
        (await app.Prepares(id)).Is(200);
        var prepared = (await (await app.Staff(Role.OfficeAgent)).Get(id.Access("/export"))).Is(200);
        Assert.True(prepared["prepared"]!.GetValue<bool>());
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(prepared.Json.Text("asOf"), (await (await app.Staff(Role.OfficeHead)).Get(id.Access("/export"))).Is(200).Json.Text("asOf"));
        (await association.Put($"/cases/{caseId}", new { situationSummary = "Autre situation." })).Is(200);
        (await Takes(id, "handing-over", new { by = "counter" })).IsRefused(409, "access_request.changed_since_prepared");
        (await app.Prepares(id)).Is(200);
        (await Takes(id, "handing-over", new { by = "counter" })).Is(200);
    }

    [Fact]
    public async Task Neither_an_association_nor_the_officer_nor_another_prefecture_learns_of_it()
    {
        var (association, caseId, person) = await Somebody();
        var id = await app.AsksForAccess(caseId, person);
        foreach (var role in new[] { Role.DataProtectionOfficer, Role.Cabinet, Role.SecretaryGeneral, Role.Administrator })
            (await (await app.Staff(role)).Get(id.Access("/export"))).IsRefused(403, "right.missing");
        (await association.Get(id.Access())).IsRefused(403, "right.missing");
        (await association.Post("/access-requests", new { caseId, personId = person, channel = "counter", receivedDay = app.DayIn(0) })).IsRefused(403, "right.missing");
        (await (await app.Staff(Role.OfficeAgent, LiaisonApp.Nord)).Get(id.Access())).IsRefused(404, "not_found");
        Assert.DoesNotContain($"{id}", (await (await app.Staff(Role.OfficeAgent, LiaisonApp.Nord)).Get("/access-requests")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_preparation_and_every_look_at_the_export_stands_in_the_journal()
    {
        var (_, caseId, person) = await Somebody();
        var id = await app.AsksForAccess(caseId, person);
        (await app.Prepares(id)).Is(200);
        (await app.Prepares(id)).Is(200);
        (await (await app.Staff(Role.OfficeAgent)).Get(id.Access("/export"))).Is(200);
        await app.Seal();
        var acts = (await (await app.Officer()).Get($"/journal?caseId={caseId}")).Is(200).Data.Select(entry => entry!["act"]!.Text("action")).ToList();
        Assert.Equal((2, 1, 1), (acts.Count(act => act == "prepareExport"), acts.Count(act => act == "readExport"), acts.Count(act => act == "logAccessRequest")));
    }
}
