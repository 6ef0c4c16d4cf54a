using System.Text;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Identity;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>Whoever steals the data has no key.</summary>
public sealed class KeyAtRestTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task No_file_of_the_service_holds_a_secret()
    {
        var (head, agent) = (await app.Staff(Role.OfficeHead), await app.NewAgent());
        var renewed = await app.Using((await head.Rotates(agent)).Is(200));
        (await agent.Get("/me")).Is(200);
        (await renewed.Get("/me")).Is(200);
        Assert.True(await Holds(renewed.Key.Prefix));
        Assert.True(await Holds(renewed.Key.SecretHash));
        foreach (var secret in ((Actor[])[head, agent, renewed]).Select(actor => actor.KeyText.Split('_')[2]))
        {
            Assert.False(await Holds(secret));
            Assert.False(await Holds(Convert.FromHexString(secret)));
        }
    }

    private Task<bool> Holds(string text) => Holds(Encoding.UTF8.GetBytes(text));

    private async Task<bool> Holds(byte[] bytes)
    {
        foreach (var path in Directory.GetFiles(app.Storage.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            if (content.ToArray().AsSpan().IndexOf(bytes) >= 0)
                return true;
        }
        return false;
    }
}
