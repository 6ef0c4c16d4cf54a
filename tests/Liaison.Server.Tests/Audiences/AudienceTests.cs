using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static object Note(string? speaker = "Nom Exemple", int raisedCount = 0, string[]? raisedLabels = null, object[]? commitments = null) => new
    {
        topics = new[] { "housing", "delays" }, speaker, raisedCount, raisedLabels = raisedLabels ?? [], commitments = commitments ?? [],
        present = new object[] { new { side = "prefecture", function = "directeur de cabinet", count = 1 }, new { side = "association", function = "bénévole", count = 3 } },
    };

    [Fact]
    public async Task A_granted_request_makes_an_audience_that_cabinet_association_and_office_read()
    {
        var association = await app.NewAssociation();
        var audience = await app.PlannedAudience(association, "2017-07-04T17:00");
        foreach (var reader in new[] { association, await app.Staff(Role.Cabinet), await app.Staff(Role.OfficeAgent), await app.Staff(Role.OfficeHead) })
        {
            var read = (await reader.Get($"/audiences/{audience}")).Is(200);
            Assert.Matches("^AU-80-2017-[0-9]{3}$", read["reference"]!.GetValue<string>());
            Assert.Equal(("2017-07-04T17:00:00+02:00", "Europe/Paris"), (read["startsAt"]!.GetValue<string>(), read["timeZone"]!.GetValue<string>()));
            Assert.Equal(("planned", "prefect"), (read.State, read["receivedBy"]!.GetValue<string>()));
            Assert.Contains(audience.ToString(), (await reader.Get("/audiences?status=planned&limit=200")).Is(200).Text, StringComparison.Ordinal);
        }
        (await (await app.Staff(Role.Cabinet)).Post($"/audiences/{audience}/holding")).IsRefused(409, "audience.not_yet");
    }

    [Fact]
    public async Task The_note_keeps_topics_and_numbers_and_what_was_raised_is_referred()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var audience = await app.HeldAudience(association);
        var promise = new { side = "prefecture", owner = "directeur de cabinet", text = "Répondre par écrit", dueDay = "2017-12-31" };
        var noted = (await cabinet.Post($"/audiences/{audience}/note", Note(raisedCount: 2, raisedLabels: ["Famille Canari"], commitments: [promise]))).Is(200);
        Assert.Equal(("noted", "Nom Exemple"), (noted.State, noted["speaker"]!.GetValue<string>()));
        Assert.Equal(["1", "3"], noted.Texts("present", "count"));
        Assert.Equal(["Répondre par écrit"], noted.Texts("commitments", "text"));
        Assert.Equal(noted.Text, (await cabinet.Get($"/audiences/{audience}")).Text);
        foreach (var path in new[] { $"/audiences/{audience}", "/audiences?limit=200", "/referrals?limit=200", "/audience-requests?limit=200" })
            Assert.All(["Canari", "raised", "case"], word => Assert.DoesNotContain(word, Cleaned(cabinet.Get(path).Result.Is(200).Text), StringComparison.OrdinalIgnoreCase));
        var referrals = (await (await app.Staff(Role.OfficeAgent)).Get("/referrals?limit=200")).Is(200).Data
            .Where(row => row!["associationId"]!.GetValue<Guid>() == association.AssociationId).ToList();
        Assert.Equal(2, referrals.Count);
        Assert.All(referrals, row => Assert.Equal(("audience", noted["reference"]!.GetValue<string>(), "pending"),
            (row!["origin"]!["kind"]!.GetValue<string>(), row["origin"]!["reference"]!.GetValue<string>(), row["status"]!.GetValue<string>())));
        Assert.Single(referrals, row => row!["label"]?.GetValue<string>() == "Famille Canari");
        Assert.Equal([audience], (await association.Get("/commitments")).Is(200).Data.Ids("audienceId"));
    }

    // The kind of a request is no case.
    private static string Cleaned(string text) => text.Replace("caseBearing", "", StringComparison.Ordinal);

    [Fact]
    public async Task The_speaker_is_named_to_the_cabinet_alone()
    {
        var association = await app.NewAssociation();
        var audience = await app.HeldAudience(association);
        (await (await app.Staff(Role.Cabinet)).Post($"/audiences/{audience}/note", Note("Nom Serin"))).Is(200);
        foreach (var reader in new[] { association, await app.Staff(Role.OfficeHead) })
        {
            var read = (await reader.Get($"/audiences/{audience}")).Is(200);
            Assert.Equal("noted", read.State);
            Assert.All([read.Text, (await reader.Get("/audiences?limit=200")).Text], text => Assert.DoesNotContain("Serin", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_note_is_refused_where_it_is_wrong()
    {
        var cabinet = await app.Staff(Role.Cabinet);
        var association = await app.NewAssociation();
        var planned = await app.PlannedAudience(association);
        (await cabinet.Post($"/audiences/{planned}/note", Note())).IsRefused(409, "audience.step_not_allowed");
        var audience = await app.HoldsAudience(planned);
        (await cabinet.Post($"/audiences/{audience}/note", Note(raisedCount: 1, raisedLabels: ["A", "B"]))).IsRefused(422, "audience.labels_exceed_count");
        (await cabinet.Post($"/audiences/{audience}/note", Note(commitments: [new { side = "prefecture", owner = "X", text = "Y", dueDay = "2016-12-31" }])))
            .IsRefused(422, "commitment.due_day_past");
        (await cabinet.PostRaw($"/audiences/{audience}/note", """{"topics":["other"],"present":[null]}""")).IsRefused(400, "body.malformed");
        (await cabinet.PostRaw($"/audiences/{audience}/note", """{"topics":["other"],"present":[{"side":"association","function":"","count":0}]}"""))
            .IsRefused(422, "number.out_of_range");
        Assert.Equal("held", (await cabinet.Get($"/audiences/{audience}")).State);
        Assert.Empty((await association.Get("/commitments")).Is(200).Data);
        (await cabinet.Post($"/audiences/{audience}/note", Note())).Is(200);
        (await cabinet.Post($"/audiences/{audience}/note", Note())).IsRefused(409, "audience.step_not_allowed");
    }

    [Fact]
    public async Task An_audience_is_called_off_with_a_reason_and_its_cases_stay_referred()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var request = await app.QualifiedRequest(association, await app.CompleteCases(association, 1));
        var audience = await app.Grants(request);
        (await cabinet.Post($"/audiences/{audience}/cancellation", new { reason = "" })).IsRefused(422, "reason.required");
        var cancelled = (await cabinet.Post($"/audiences/{audience}/cancellation", new { reason = "Motif exemple" })).Is(200);
        Assert.Equal(("cancelled", "Motif exemple"), (cancelled.State, cancelled["reason"]!.GetValue<string>()));
        (await cabinet.Post($"/audiences/{audience}/holding")).IsRefused(409, "audience.step_not_allowed");
        Assert.Equal(["pending"], (await association.Get($"/audience-requests/{request}")).Texts("referrals", "status"));
    }

    [Fact]
    public async Task Foreign_audiences_look_like_absent_ones()
    {
        var audience = await app.PlannedAudience(await app.NewAssociation());
        var other = await app.NewAssociation();
        Assert.Equal((await other.Get($"/audiences/{Guid.Empty}")).IsRefused(404, "not_found").Text, (await other.Get($"/audiences/{audience}")).Text);
        Assert.Empty((await other.Get("/audiences")).Is(200).Data);
        var elsewhere = await app.Staff(Role.Cabinet, LiaisonApp.Nord);
        (await elsewhere.Get($"/audiences/{audience}")).IsRefused(404, "not_found");
        (await elsewhere.Post($"/audiences/{audience}/holding")).IsRefused(404, "not_found");
        (await elsewhere.Post($"/audiences/{audience}/note", Note())).IsRefused(404, "not_found");
        (await elsewhere.Post($"/audiences/{audience}/cancellation", new { reason = "Motif" })).IsRefused(404, "not_found");
    }
}
