using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;
using Microsoft.AspNetCore.Hosting;

namespace Liaison.Server.Tests.Web;

/// <summary>What machines ask without a key.</summary>
public sealed class ProbeTests : OwnYear
{
    [Fact]
    public async Task A_service_that_seals_is_alive_and_ready_and_tells_its_version()
    {
        await App.SealedLook();
        Assert.Equal(200, await Status("/health/live"));
        Assert.Equal(200, await Status("/health/ready"));
        using var http = App.CreateClient();
        Assert.Equal("""{"status":"healthy","checks":{"journal":"healthy","database":"healthy"}}""", await http.GetStringAsync("/health/ready"));
        Assert.Matches(@"^\{""version"":""\d+\.\d+\.\d+[^""]*""\}$", await http.GetStringAsync("/version"));
    }

    [Fact]
    public async Task A_sealer_that_fails_shows_until_it_seals_again()
    {
        await App.CompleteCase(await App.NewAssociation());
        await App.Storage.Tamper("ALTER TABLE journal_leaf RENAME TO hidden");
        await NextSecond("unhealthy");
        Assert.Equal(200, await Status("/health/live"));
        await App.Storage.Tamper("ALTER TABLE hidden RENAME TO journal_leaf");
        await NextSecond("healthy");
        Assert.True((await App.VerifyDatabase(witness: true)).Leaves > 0);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_shows()
    {
        await App.Storage.Tamper("ALTER TABLE prefecture RENAME TO hidden");
        Assert.Equal(503, await Status("/health/ready"));
        await App.Storage.Tamper("ALTER TABLE hidden RENAME TO prefecture");
        Assert.Equal(200, await Status("/health/ready"));
    }

    // The sealer hears of the fake clock in the background.
    private async Task NextSecond(string journal)
    {
        using var http = App.CreateClient();
        JsonNode? answer = null;
        for (var attempt = 0; attempt < 100 && answer?["checks"].Text("journal") != journal; attempt++)
        {
            App.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
            using var ready = await http.GetAsync("/health/ready");
            answer = JsonNode.Parse(await ready.Content.ReadAsStringAsync());
            Assert.Equal(answer!.Text("status") == "healthy" ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }
        Assert.Equal(journal, answer?["checks"].Text("journal"));
    }

    private async Task<int> Status(string path)
    {
        using var http = App.CreateClient();
        using var answer = await http.GetAsync(path);
        return (int)answer.StatusCode;
    }
}

/// <summary>A service whose sealer does not run at all, and which tells its figures on a port of their own.</summary>
public sealed class UnsealedTests() : OwnYear(new MeteredApp())
{
    [Fact]
    public async Task Entries_that_wait_for_more_than_ten_seconds_show_in_health_and_in_the_figures()
    {
        await App.CompleteCase(await App.NewAssociation());
        Assert.Equal(200, await Status());
        App.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(503, await Status());
        var figures = await Figures();
        Assert.Equal("11", figures["liaison_journal_oldest_unsealed_seconds"]);
        Assert.True(int.Parse(figures["liaison_journal_unsealed_entries"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        await App.Seal();
        Assert.Equal(200, await Status());
        figures = await Figures();
        Assert.Equal(("0", "0"), (figures["liaison_journal_unsealed_entries"], figures["liaison_journal_oldest_unsealed_seconds"]));
        Assert.Contains("liaison_journal_failed_sealings_total", figures.Keys);
    }

    private async Task<int> Status()
    {
        using var http = App.CreateClient();
        using var answer = await http.GetAsync("/health/ready");
        return (int)answer.StatusCode;
    }

    private async Task<Dictionary<string, string>> Figures()
    {
        using var http = new HttpClient();
        var text = await http.GetStringAsync($"http://localhost:{((MeteredApp)App).Port}/metrics");
        return text.Split('\n').Where(line => line.StartsWith("liaison_", StringComparison.Ordinal)).Select(line => line.Split(' '))
            .ToDictionary(part => part[0], part => part[1]);
    }

    private sealed class MeteredApp : UnsealedApp
    {
        public int Port { get; } = FreePort();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Metrics:Port", $"{Port}");
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
