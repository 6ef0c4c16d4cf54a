using System.Collections.Concurrent;
using Liaison.Benchmarks.Malformed;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Commitments;
using Liaison.Server.Tests.Demonstrations;
using Liaison.Server.Tests.Meetings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Liaison.Server.Tests.Web;

/// <summary>The short form of the drill R4: malformed requests made from the OpenAPI document.</summary>
public sealed class MalformedTests
{
    private const int Seed = 20171129;

    [Fact]
    public async Task No_malformed_request_fails_the_service_or_is_told_more_than_the_document_says()
    {
        await using var app = new HeardApp(isPlanted: false);
        var storm = await Strike(app, 2_000);
        Assert.True(storm.Findings.IsEmpty, string.Join("\n\n", storm.Findings.OrderBy(finding => finding.Turn).Take(5)));
        Assert.DoesNotContain(app.Lines, Judge.HoldsCanary);
        // Most of them must come as far as the service: else nothing is shown.
        Assert.True(storm.Counts.Where(count => count.Key.Verdict == Verdict.Refused).Sum(count => count.Value) > 1_000);
    }

    [Fact]
    public async Task A_planted_failure_and_a_planted_leak_are_found()
    {
        await using var app = new HeardApp(isPlanted: true);
        var storm = await Strike(app, 4_000);
        Assert.Contains(storm.Findings, finding => finding.Verdict == Verdict.Failed);
        Assert.Contains(storm.Findings, finding => finding.Verdict == Verdict.Told);
        Assert.Contains(app.Lines, Judge.HoldsCanary);
    }

    private static async Task<Storm> Strike(HeardApp app, int count)
    {
        await ((IAsyncLifetime)app).InitializeAsync();
        var world = new World(new ApiDocument(await Contract.Document(app.CreateClient())), await Keys(app));
        using var wire = new Wire(app.Address);
        await world.Explore(wire);
        var storm = new Storm(world, app.Address, Seed);
        await storm.Run(count);
        return storm;
    }

    private static async Task<IReadOnlyDictionary<string, string>> Keys(LiaisonApp app)
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        await app.ProposedItem(association, meeting);
        await app.MeetingRequest(association, await app.CompleteCase(association));
        await app.QualifiedRequest(association, await app.CompleteCase(association));
        await app.PlannedAudience(association);
        await app.UnmatchedReferrals(association, 2, Hostile.Kept);
        await app.DemonstrationBy(association);
        await association.Promised(app.DayIn(30), meeting);
        await app.CompleteCase(other);
        var keys = new Dictionary<string, string> { ["association"] = association.KeyText, ["other"] = other.KeyText };
        foreach (var role in Enum.GetValues<Role>().Except([Role.Association, Role.AssociationManager]))
            keys[role.ToString()] = (await app.Staff(role)).KeyText;
        return keys;
    }

    private sealed class HeardApp(bool isPlanted) : LiaisonApp, ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public Uri Address => new(ClientOptions.BaseAddress, "/");

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(this));
            if (isPlanted)
                builder.ConfigureServices(services => services.PlantFaults());
        }

        void IDisposable.Dispose()
        {
        }
    }
}
