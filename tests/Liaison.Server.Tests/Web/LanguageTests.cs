using Liaison.Server.Web;

namespace Liaison.Server.Tests.Web;

/// <summary>Answers come in the language that is asked for, in French where none or another is, whatever the language of the machine.</summary>
public sealed class LanguageTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Theory]
    [InlineData(null, "fr")]
    [InlineData("fr-FR", "fr")]
    [InlineData("en", "en")]
    [InlineData("en-GB, fr;q=0.5", "en")]
    [InlineData("de", "fr")]
    [InlineData("de, en;q=0.5", "en")]
    public async Task An_answer_is_in_the_language_asked_for(string? asked, string language)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/meetings");
        if (asked is not null)
            request.Headers.Add("Accept-Language", asked);
        using var answer = await client.SendAsync(request);
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Contains(language == "en" ? WebRules.KeyMissing.English : WebRules.KeyMissing.French,
            System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }
}
