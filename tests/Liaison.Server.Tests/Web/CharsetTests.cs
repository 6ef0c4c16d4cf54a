using System.Text;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Web;

/// <summary>A body may name its charset; one that does not exist is refused, not failed on.</summary>
public sealed class CharsetTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=UTF-8")]
    public async Task A_charset_may_be_named_with_or_without_quotes(string type) =>
        Assert.Equal("Été", (await Register(type, Encoding.UTF8)).Is(201)["name"]!.GetValue<string>());

    [Fact]
    public async Task A_body_in_another_charset_is_read_as_what_it_is() =>
        Assert.Equal("Été", (await Register("application/json; charset=\"utf-16\"", Encoding.Unicode)).Is(201)["name"]!.GetValue<string>());

    [Theory]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=exemple")]
    public async Task A_charset_that_is_none_is_refused(string type) =>
        (await Register(type, Encoding.UTF8)).IsRefused(415, "body.media_type_not_supported");

    [Fact]
    public async Task A_role_without_the_right_is_told_so_before_its_charset() =>
        (await Register("application/json; charset=exemple", Encoding.UTF8, Role.PressOfficer)).IsRefused(403, "right.missing");

    private async Task<Answer> Register(string type, Encoding encoding, Role role = Role.OfficeHead)
    {
        using var content = new ByteArrayContent(encoding.GetBytes("""{"name": "Été"}"""));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await (await app.Staff(role)).Send(HttpMethod.Post, "/associations", content);
    }
}
