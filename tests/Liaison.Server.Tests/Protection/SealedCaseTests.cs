using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Protection;

/// <summary>What happens over HTTP when what is sealed cannot be opened.</summary>
public sealed class SealedCaseTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Content_that_was_put_into_another_case_is_refused_and_told_to_nobody()
    {
        var association = await app.NewAssociation();
        var (one, other) = (await app.CompleteCase(association), await app.CompleteCase(association));
        await app.Storage.Tamper($"UPDATE person SET sealed = (SELECT sealed FROM person WHERE case_id = '{other}') WHERE case_id = '{one}'");
        var refused = (await association.Get($"/cases/{one}")).Is(503);
        Assert.Equal("protection.unreadable", refused.Code);
        (await association.Get($"/cases/{other}")).Is(200);
    }

    [Fact]
    public async Task A_key_that_is_lost_makes_its_case_unreadable_and_no_other()
    {
        var association = await app.NewAssociation();
        var (one, other) = (await app.CompleteCase(association), await app.CompleteCase(association));
        await app.Storage.LoseKey(one);
        (await association.Get($"/cases/{one}")).Is(200);
        app.TravelTo(app.Clock.GetUtcNow().AddMinutes(11));
        Assert.Equal("protection.unreadable", (await association.Get($"/cases/{one}")).Is(503).Code);
        (await association.Get($"/cases/{other}")).Is(200);
    }
}
