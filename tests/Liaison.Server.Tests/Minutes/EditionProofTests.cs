using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Journal;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Tests.Retention;

namespace Liaison.Server.Tests.Minutes;

public sealed class EditionProofTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task An_edition_stands_in_the_journal_by_its_root_and_is_proved_after_a_case_was_destroyed()
    {
        var association = await app.NewAssociation();
        var (caseId, reference, meeting) = await app.SettledCase(association);
        await app.Concludes(meeting, association);
        await app.Seal();
        var edition = (await association.Get(meeting.Minutes("/editions/1"))).Is(200);
        Assert.Contains("serinpromesse", edition.Text, StringComparison.Ordinal);
        var acts = (await (await app.Officer()).Get("/journal?limit=50")).Is(200).Data.Select(entry => entry!["act"]!).Where(act => act.Text("action") == "concludeMinutes").ToList();
        Assert.Contains(acts.SelectMany(act => act["records"]!.AsArray()), record => record.Text("digest") == edition.Json.Text("root"));
        await app.Destroys(await app.ApprovedRequest(reference));
        var redacted = (await (await app.Staff(Role.OfficeHead)).Get(meeting.Minutes("/editions/1"))).Is(200);
        Assert.DoesNotContain("serin", redacted.Text, StringComparison.Ordinal);
        Assert.Contains(redacted.Parts(), part => part.Text("redaction") == "destroyed");
        Assert.Equal(edition.Json.Text("root"), redacted.Json.Text("root"));
        redacted.MustBeProved();
        var left = await app.Database.Read(new Reach(LiaisonApp.Somme, null), link => link.Find<long>(
            "SELECT count(*) FROM minutes_part WHERE case_id = @caseId AND sealed IS NOT NULL", new { caseId }));
        Assert.Equal(0, left);
    }

    [Fact]
    public async Task An_erratum_writes_nothing_down_again_of_a_case_that_was_destroyed()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var (_, reference, meeting) = await app.SettledCase(association);
        (await office.Post(meeting.Minutes())).Is(201);
        var point = await office.AddsPoint(meeting, "Délais", "Trois semaines.");
        await app.TakesMinutes(meeting, "/circulation", new { });
        var item = (await office.Get(meeting.Minutes())).Is(200)["sections"]!.AsArray().Single(section => section!.Text("kind") == "item")!["id"]!.GetValue<Guid>();
        var observed = await association.Observes(meeting, "serinobservation", item);
        await app.TakesMinutes(meeting, $"/observations/{observed}/reply", new { text = "serinreponse" });
        (await association.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
        await app.TakesMinutes(meeting, "/conclusion");
        await app.Destroys(await app.ApprovedRequest(reference));
        (await office.Post(meeting.Minutes("/errata"), new { reason = "Erreur", sectionIds = new[] { item } })).IsRefused(422, "reference.unknown");
        await app.TakesMinutes(meeting, "/errata", new { reason = "Erreur", sectionIds = new[] { point } });
        Assert.DoesNotContain("serin", (await office.Get(meeting.Minutes())).Is(200).Text, StringComparison.Ordinal);
        await app.TakesMinutes(meeting, "/circulation", new { });
        (await association.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
        await app.TakesMinutes(meeting, "/conclusion");
        var second = (await office.Get(meeting.Minutes("/editions/2"))).Is(200);
        Assert.Contains("Dossier détruit", second.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("serin", second.Text, StringComparison.Ordinal);
        second.MustBeProved();
    }

    [PythonFact]
    public async Task A_view_that_somebody_kept_is_proved_without_the_service_and_a_changed_word_is_found()
    {
        var association = await app.NewAssociation();
        var (meeting, _) = await app.HeldMeeting(association);
        await app.Concludes(meeting, association);
        var edition = (await association.Get(meeting.Minutes("/editions/1"))).Is(200);
        var (kept, changed) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            await File.WriteAllTextAsync(kept, edition.Text);
            await File.WriteAllTextAsync(changed, edition.Text.Replace("Convoquer la famille.", "Convoquer la famille peut-être.", StringComparison.Ordinal));
            var (code, said) = await Python.Run("docs/verify_minutes.py", kept, "--root", edition.Json.Text("root")!);
            Assert.True(code == 0 && said.Contains("The edition is sound.", StringComparison.Ordinal), said);
            Assert.Equal(1, (await Python.Run("docs/verify_minutes.py", changed)).Code);
            Assert.Equal(1, (await Python.Run("docs/verify_minutes.py", kept, "--root", Convert.ToBase64String(new byte[32]))).Code);
        }
        finally
        {
            File.Delete(kept);
            File.Delete(changed);
        }
    }
}
