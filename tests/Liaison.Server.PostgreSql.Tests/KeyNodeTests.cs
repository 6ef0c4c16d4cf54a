using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Identity;

namespace Liaison.Server.Tests;

/// <summary>What ends a key, or what it may do, acts on its next request to every node.</summary>
public sealed class KeyNodeTests(LiaisonApp first) : IClassFixture<LiaisonApp>, IAsyncLifetime
{
    private readonly SecondNode? second = TestStorage.Missing is null ? new SecondNode(first) : null;

    private SecondNode Second => second!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (second is not null)
            await second.DisposeAsync();
    }

    [Fact]
    public async Task A_key_revoked_over_HTTP_at_one_node_is_refused_at_the_other()
    {
        var agent = await first.NewAgent();
        var elsewhere = Second.Meets(agent);
        (await elsewhere.Get("/cases")).Is(200);
        (await (await first.Staff(Role.OfficeHead)).Revokes(agent)).Is(200);
        (await elsewhere.Get("/cases")).IsRefused(401, "key.revoked");
    }

    [Fact]
    public async Task A_secret_replaced_at_one_node_is_refused_at_the_other_which_knows_the_new_one()
    {
        var agent = await first.NewAgent();
        var elsewhere = Second.Meets(agent);
        (await elsewhere.Get("/cases")).Is(200);
        var renewed = await first.Using((await (await first.Staff(Role.OfficeHead)).Rotates(agent, 0)).Is(200));
        (await elsewhere.Get("/cases")).IsRefused(401, "key.replaced");
        (await Second.Meets(renewed).Get("/cases")).Is(200);
    }

    [Fact]
    public async Task Of_two_rotations_at_once_at_both_nodes_each_answer_that_stands_is_a_good_secret()
    {
        var (head, agent) = (await first.Staff(Role.OfficeHead), await first.NewAgent());
        var answers = await Task.WhenAll(Task.Run(() => head.Rotates(agent)), Task.Run(() => Second.Meets(head).Rotates(agent)));
        foreach (var answer in answers)
            (await (await first.Using(answer.Is(200))).Get("/me")).Is(200);
        (await agent.Get("/me")).IsRefused(401, "key.unknown");
    }

    [Theory]
    [InlineData("suspension")]
    [InlineData("closing")]
    public async Task An_association_that_is_suspended_or_closed_at_one_node_writes_nothing_at_the_other(string step)
    {
        var association = await first.NewAssociation();
        var elsewhere = Second.Meets(association);
        (await elsewhere.PostRaw("/meeting-requests", "{")).IsRefused(400, "body.malformed");
        (await (await first.Staff(Role.OfficeHead)).Post($"/associations/{association.AssociationId}/{step}", new { reason = "Motif exemple" })).Is(200);
        (await elsewhere.PostRaw("/meeting-requests", "{")).IsRefused(403, "association.suspended");
    }

    [Fact]
    public async Task A_key_that_expires_is_refused_at_both_nodes()
    {
        var agent = await first.NewActor(Role.OfficeAgent, LiaisonApp.Somme, null, TimeSpan.FromMinutes(1));
        var elsewhere = Second.Meets(agent);
        (await elsewhere.Get("/cases")).Is(200);
        first.Clock.Advance(TimeSpan.FromMinutes(1));
        (await agent.Get("/cases")).IsRefused(401, "key.expired");
        (await elsewhere.Get("/cases")).IsRefused(401, "key.expired");
    }
}
