using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Liaison.Server.Tests.Demonstrations;
using static Liaison.Server.Pipeline.Role;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceRightsTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly Role[] Readers = [Association, AssociationManager, OfficeAgent, OfficeHead, Cabinet];
    private static readonly Role[] Requesters = [Association, AssociationManager, Cabinet];
    private static readonly Role[] Office = [OfficeAgent, OfficeHead];

    private static readonly (string Method, string Path, Role[] Allowed)[] Table =
    [
        ("GET", "/audience-requests", Readers),
        ("GET", "/audience-requests/{id}", Readers),
        ("POST", "/audience-requests", Requesters),
        ("POST", "/audience-requests/{id}/withdrawal", Requesters),
        ("POST", "/audience-requests/{id}/demonstration", [Cabinet]),
        ("POST", "/audience-requests/{id}/qualification", [Cabinet]),
        ("POST", "/audience-requests/{id}/grant", [Cabinet]),
        ("POST", "/audience-requests/{id}/refusal", [Cabinet]),
        ("GET", "/audiences", Readers),
        ("GET", "/audiences/{id}", Readers),
        ("POST", "/audiences/{id}/holding", [Cabinet]),
        ("POST", "/audiences/{id}/note", [Cabinet]),
        ("POST", "/audiences/{id}/cancellation", [Cabinet]),
        ("GET", "/referrals", Readers),
        ("GET", "/referrals/{id}", Readers),
        ("POST", "/referrals/{id}/matching", Office),
        ("POST", "/referrals/{id}/lapsing", Office),
    ];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_passes_where_it_has_the_right_and_nowhere_else(Role role)
    {
        var actor = await app.Somebody(role);
        foreach (var (method, path, allowed) in Table)
        {
            var answer = await actor.Send(new HttpMethod(method), path.Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal), null);
            if (allowed.Contains(role))
                Assert.True(answer.Status != 403, $"{role} {method} {path} is refused: {answer.Text}");
            else
                answer.IsRefused(403, "right.missing");
        }
    }

    [Fact]
    public async Task A_suspended_association_reads_and_asks_nothing_more()
    {
        var association = await app.NewAssociation();
        var request = (await association.Asks()).Is(201).Id;
        await app.Suspends(association);
        (await association.Get($"/audience-requests/{request}")).Is(200);
        (await association.Asks()).IsRefused(403, "association.suspended");
        (await association.Post($"/audience-requests/{request}/withdrawal")).IsRefused(403, "association.suspended");
        var cabinet = await app.Staff(Cabinet);
        (await cabinet.Post("/audience-requests", new { topics = new[] { "other" }, receivedDay = "2017-01-02", associationId = association.AssociationId }))
            .IsRefused(409, "association.not_active");
        await app.DemonstrationBy(association); // what happens in the street is logged all the same
    }
}
