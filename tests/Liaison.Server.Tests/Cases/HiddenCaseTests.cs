using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Retention;

namespace Liaison.Server.Tests.Cases;

/// <summary>What the last withdrawn mandate of a household leaves: everything in its place, and not a word of it. [domain rule 28]</summary>
public sealed class HiddenCaseTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Not_a_word_of_a_household_without_mandate_is_read_anywhere_by_anybody()
    {
        var association = await app.NewAssociation();
        var (id, _, meeting) = await app.SettledCase(association);
        (await association.Attaches(id, $"%PDF-1.7 {RetentionScenarios.Word("contenu")}", RetentionScenarios.Word("titre"))).Is(201);
        var (agent, head) = (await app.Staff(Role.OfficeAgent), await app.Staff(Role.OfficeHead));
        (await agent.Post($"/cases/{id}/links", new { caseId = await app.CompleteCase(association), reason = RetentionScenarios.Word("rapprochement") })).Is(201);
        var request = (await association.Post("/meeting-requests", new
        {
            kind = "technical", subject = "Situation d'une famille", contact = new { name = "Référente Exemple", email = "dossiers@association.example" },
            preferredPeriods = Array.Empty<object>(), cases = new[] { new { caseId = await app.CompleteCase(association), question = RetentionScenarios.Word("demande") } },
        })).Is(201).Id;
        var item = await app.ItemOf(meeting, id);
        var referral = (await agent.Get("/referrals?limit=200")).Is(200).Data.Single(row => row.Text("caseId") == $"{id}")!["id"]!.GetValue<Guid>();
        var commitment = (await association.Get("/commitments")).Is(200).Data.Ids().First();
        string[] shared =
        [
            "/cases?limit=200", "/cases/export", $"/cases/{id}", $"/cases/{id}/history", $"/cases/{id}/deadlines", $"/cases/{id}/documents", meeting.Agenda(), meeting.Agenda("/deadlines"),
            $"/meetings/{meeting}/outcomes", item.Item(), item.Item("/receipt"), "/agenda-items?limit=200", "/agenda-items?modifiedSince=1970-01-01T00:00:00Z&limit=200", "/commitments?limit=200",
            $"/commitments/{commitment}", "/referrals?limit=200", $"/referrals/{referral}", $"/meeting-requests/{request}", "/meeting-requests?limit=200",
        ];
        string[] officeOnly = [$"/cases/{id}/duplicates", $"/cases/{id}/links", "/handover", "/cases/search"];
        foreach (var path in new[] { meeting.Agenda(), $"/meetings/{meeting}/outcomes", item.Item(), item.Item("/receipt"), "/agenda-items?limit=200", $"/referrals/{referral}", $"/meeting-requests/{request}", $"/cases/{id}/links" })
            Assert.Contains("serin", (await head.Get(path)).Is(200).Text, StringComparison.Ordinal);
        await WithdrawAll(association);
        foreach (var (reader, path) in from reader in new[] { association, agent, head } from path in shared.Concat(reader == association ? [] : officeOnly) select (reader, path))
        {
            var answer = path == "/cases/search" ? await reader.Post(path, new { name = RetentionScenarios.Word("nom") }) : await reader.Get(path);
            Assert.False(answer.Is(200).Text.Contains("serin", StringComparison.OrdinalIgnoreCase), $"{path}: {answer.Text}");
        }
        var left = (await head.Get(item.Item())).Is(200);
        Assert.Equal(("examined", "underReview"), (left.State, left.Json.Text("orientation")));
    }

    private static async Task WithdrawAll(Actor association)
    {
        foreach (var id in (await association.Get("/cases?limit=200")).Is(200).Data.Ids())
        {
            foreach (var mandate in (await association.Get($"/cases/{id}")).Is(200)["mandates"]!.AsArray())
                (await association.Post($"/cases/{id}/mandates/{mandate!["id"]}/withdrawal")).Is(200);
        }
    }
}
