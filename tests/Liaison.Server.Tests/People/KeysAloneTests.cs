using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>A service to which nobody can sign in.</summary>
public sealed class KeysAloneTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Nobody_is_invited_where_nobody_can_sign_in() =>
        (await (await app.Staff(Role.OfficeHead)).Post("/invitations", new { name = "Exemple", role = "officeAgent" })).IsRefused(409, "invitation.nobody_signs_in");

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account")]
    [InlineData("/invitation/abc")]
    [InlineData("/demo")]
    public async Task Its_pages_are_not_there(string page)
    {
        using var http = app.CreateClient();
        using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
