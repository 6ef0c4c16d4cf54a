using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;

namespace Liaison.Server.Tests.Identity;

public sealed class MeTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Everybody_learns_who_he_is_to_the_service_and_what_he_may_do(Role role)
    {
        var isAssociation = role is Role.Association or Role.AssociationManager;
        var actor = await app.Somebody(role);
        var me = (await actor.Get("/me")).Is(200);
        Assert.Equal(role.ToString(), me["role"]!.GetValue<string>(), ignoreCase: true);
        Assert.Equal(Policy.Table.Where(grant => grant.Role == role).Select(grant => $"{grant.Right}: {grant.Whose}"),
            me["rights"]!.AsArray().Select(row => $"{row.Text("right")}: {row.Text("whose")}"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(("80", "Somme"), (me["prefecture"].Text("code"), me["prefecture"].Text("name")));
        Assert.Equal(actor.Key.Prefix, me["keyPrefix"]!.GetValue<string>());
        Assert.Equal(actor.Key.ExpiresAt, me["expiresAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(isAssociation, me["association"] is not null);
        Assert.DoesNotContain(actor.KeyText.Split('_')[2], me.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_association_learns_that_it_is()
    {
        var association = await app.NewAssociation();
        await app.Suspends(association);
        var me = (await association.Get("/me")).Is(200);
        Assert.Equal((association.AssociationId.ToString(), "suspended"), (me["association"].Text("id"), me["association"].Text("status")));
        Assert.StartsWith("Association exemple", me["association"].Text("name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_brings_no_key_is_nobody()
    {
        using var http = app.CreateClient();
        var answer = await http.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
