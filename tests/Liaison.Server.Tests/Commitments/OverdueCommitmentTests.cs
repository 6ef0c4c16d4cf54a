namespace Liaison.Server.Tests.Commitments;

public sealed class OverdueCommitmentTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task An_open_commitment_is_overdue_once_its_day_has_passed_at_the_prefecture()
    {
        var association = await app.NewAssociation();
        app.TravelTo("2018-02-01T09:00");
        var due = await association.Promised("2018-02-10");
        var kept = await association.Promised("2018-02-10");
        (await association.Post($"/commitments/{kept}/keeping")).Is(200);
        app.TravelTo("2018-02-10T23:59");
        Assert.False((await association.Get($"/commitments/{due}"))["overdue"]!.GetValue<bool>());
        Assert.Empty((await association.Get("/commitments?overdue=true")).Is(200).Data);
        // 23:30 UTC on the 10th is already the 11th in Amiens.
        app.TravelTo("2018-02-11T00:30");
        Assert.True((await association.Get($"/commitments/{due}"))["overdue"]!.GetValue<bool>());
        Assert.Equal([due], (await association.Get("/commitments?overdue=true")).Data.Ids());
        Assert.Equal([kept], (await association.Get("/commitments?overdue=false")).Data.Ids());
        Assert.Equal([kept], (await association.Get("/commitments?status=kept")).Data.Ids());
        (await association.Post("/commitments", CommitmentScenarios.Promise("2018-02-10"))).IsRefused(422, "commitment.due_day_past");
        (await association.Get("/commitments?overdue=maybe")).IsRefused(400, "parameter.malformed");
    }
}
