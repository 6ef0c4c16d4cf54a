using System.Text.Json.Nodes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Identity;

public sealed class KeyJournalTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Making_rotating_and_revoking_a_key_is_journalled_with_who_did_it()
    {
        var (head, administrator) = (await app.Staff(Role.OfficeHead), await app.Staff(Role.Administrator));
        var agent = await app.NewAgent();
        (await head.Rotates(agent)).Is(200);
        (await administrator.Revokes(agent)).Is(200);
        var operators = await app.NewActor(Role.Cabinet, LiaisonApp.Somme, null);
        await app.Revoke(operators);
        Assert.Equal(
            [("makeApiKey", "officeHead", head.Key.Id), ("rotateApiKey", "officeHead", head.Key.Id), ("revokeApiKey", "administrator", administrator.Key.Id)],
            await ActsOn(agent));
        Assert.Equal([("createKey", "operator", null), ("revokeKey", "operator", null)], await ActsOn(operators));
    }

    [Fact]
    public async Task The_journal_holds_no_secret_and_no_reason()
    {
        var agent = await app.NewAgent();
        (await (await app.Staff(Role.OfficeHead)).Revokes(agent, "Motif exemple confié")).Is(200);
        Assert.All(await Payloads(), payload =>
        {
            Assert.DoesNotContain(agent.KeyText.Split('_')[2], payload, StringComparison.Ordinal);
            Assert.DoesNotContain("confi", payload, StringComparison.Ordinal);
        });
    }

    private async Task<IEnumerable<(string?, string?, Guid?)>> ActsOn(Actor actor) => (await Payloads()).Select(payload => JsonNode.Parse(payload)!)
        .Where(act => act["records"]!.AsArray().Any(record => record!["id"]!.GetValue<Guid>() == actor.Key.Id))
        .Select(act => (act.Text("action"), act.Text("role"), act["key"]?.GetValue<Guid>()));

    private Task<IReadOnlyList<string>> Payloads() =>
        app.Database.Read(Reach.None, link => link.List<string>("SELECT payload FROM journal_entry ORDER BY id"));
}
