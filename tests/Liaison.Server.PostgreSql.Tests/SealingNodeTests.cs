using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests;

/// <summary>Two nodes that seal one journal at once.</summary>
public sealed class SealingNodeTests(LiaisonApp first) : IClassFixture<LiaisonApp>
{
    private const int Rounds = 10;

    [Fact]
    public async Task Entries_written_and_sealed_at_both_nodes_at_once_each_have_one_place()
    {
        await using var second = new SecondNode(first);
        var here = await first.NewAssociation();
        var there = second.Meets(await first.NewAssociation());
        var sealing = Task.WhenAll(Enumerable.Range(0, Rounds).SelectMany(_ => (LiaisonApp[])[first, second]).Select(node => Task.Run(node.Seal)));
        await Task.WhenAll(first.CompleteCases(here, Rounds), first.CompleteCases(there, Rounds));
        await sealing;
        await second.Seal();
        var report = await first.VerifyDatabase(witness: true);
        Assert.True(report.IsSound, report.ToString());
        Assert.True(report.Leaves >= 2 * Rounds && report.Witnessed == report.Checkpoints, report.ToString());
    }
}
