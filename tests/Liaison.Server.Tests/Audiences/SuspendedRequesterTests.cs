using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Liaison.Server.Tests.Demonstrations;

namespace Liaison.Server.Tests.Audiences;

public sealed class SuspendedRequesterTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_suspended_association_reads_and_asks_nothing_more()
    {
        var association = await app.NewAssociation();
        var request = (await association.Asks()).Is(201).Id;
        await app.Suspends(association);
        (await association.Get($"/audience-requests/{request}")).Is(200);
        (await association.Asks()).IsRefused(403, "association.suspended");
        (await association.Post($"/audience-requests/{request}/withdrawal")).IsRefused(403, "association.suspended");
        var cabinet = await app.Staff(Role.Cabinet);
        (await cabinet.Post("/audience-requests", new { topics = new[] { "other" }, receivedDay = "2017-01-02", associationId = association.AssociationId }))
            .IsRefused(409, "association.not_active");
        await app.DemonstrationBy(association); // what happens in the street is logged all the same
    }
}
