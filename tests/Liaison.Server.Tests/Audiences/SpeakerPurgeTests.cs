using System.Text.Json.Nodes;
using Liaison.Server.Audiences;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Audiences;

/// <summary>The one name that an audience leaves goes after three months by itself; a home of an organiser never came.</summary>
public sealed class SpeakerPurgeTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task After_three_months_the_name_of_the_speaker_is_shown_to_nobody_and_then_gone()
    {
        var (cabinet, audience) = (await app.Staff(Role.Cabinet), await Noted("2017-01-02T17:00"));
        app.TravelTo("2017-01-20T18:00");
        var younger = await Noted("2017-01-20T17:00");
        var purge = app.Services.GetRequiredService<SpeakerPurge>();
        app.TravelTo("2017-04-01T23:59");
        await purge.Tick();
        Assert.Equal("Nom Serin", (await cabinet.Get($"/audiences/{audience}")).Is(200).Json.Text("speaker"));

        app.TravelTo("2017-04-02T00:00");
        Assert.Null((await cabinet.Get($"/audiences/{audience}")).Is(200).Json["speaker"]);
        Assert.DoesNotContain((await cabinet.Get("/audiences?limit=200")).Is(200).Data, row => Id(row) == audience && row!["speaker"] is not null);
        Assert.NotEmpty(await Envelopes(audience));
        var asOf = (await cabinet.Get("/audiences?modifiedSince=2017-04-01T00:00:00Z")).Is(200).Json.Text("asOf");
        await purge.Tick();
        await purge.Tick();
        Assert.Empty(await Envelopes(audience));
        Assert.Equal("Nom Serin", (await cabinet.Get($"/audiences/{younger}")).Is(200).Json.Text("speaker"));
        // The rest of the note stays, and who keeps a copy is told.
        Assert.Equal("noted", (await cabinet.Get($"/audiences/{audience}")).Is(200).State);
        var changed = (await cabinet.Get($"/audiences?modifiedSince={asOf}")).Is(200).Data;
        Assert.Contains(changed, row => Id(row) == audience && row!["speaker"] is null && row["present"]!.AsArray().Count == 1);
        await app.Seal();
        var acts = (await (await app.Officer()).Get("/journal?limit=50")).Is(200).Data.Select(entry => entry!["act"]!);
        var purged = Assert.Single(acts, act => act.Text("action") == "purgeSpeakers");
        Assert.Equal(("operator", $"{audience}"), (purged.Text("role"), purged["records"]!.AsArray().Single().Text("id")));
    }

    [Fact]
    public async Task An_organisers_home_has_no_place_in_a_demonstration()
    {
        var cabinet = await app.Staff(Role.Cabinet);
        foreach (var member in new[] { "organisers", "organiserAddress", "homes", "signatories" })
        {
            (await cabinet.PostRaw("/demonstrations", $$"""
                {"associationIds":[],"day":"2017-11-29","place":"Place","communes":["Amiens"],"purpose":"Soutien","{{member}}":"1 rue Exemple"}
                """)).IsRefused(400, "body.malformed");
        }
    }

    private static Guid Id(JsonNode? row) => row!["id"]!.GetValue<Guid>();

    private async Task<Guid> Noted(string startsAt)
    {
        var audience = await app.HoldsAudience(await app.PlannedAudience(await app.NewAssociation(), startsAt));
        (await (await app.Staff(Role.Cabinet)).Post($"/audiences/{audience}/note", new
        {
            topics = new[] { "reception" }, speaker = "Nom Serin", present = new[] { new { side = "association", function = "bénévole", count = 3 } },
        })).Is(200);
        return audience;
    }

    private Task<IReadOnlyList<(byte[] Envelope, Guid CaseId, string Prefecture)>> Envelopes(Guid audience) => app.Storage.Sealed(
        $"SELECT sealed_speaker, id, prefecture_code FROM audience WHERE id = '{audience}' AND sealed_speaker IS NOT NULL");
}
