using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Prefectures;
using Liaison.Server.Protection;

namespace Liaison.Server.Demo;

/// <summary>The service on a file that holds the Somme year, with a key for each kind of visitor.</summary>
public sealed class DemoService : IAsyncDisposable
{
    private readonly DemoClock clock;

    private DemoService(WebApplication app, DemoClock clock, IReadOnlyDictionary<string, string> keys) => (App, this.clock, Keys) = (app, clock, keys);

    public WebApplication App { get; }

    /// <summary>One key by the name of its visitor.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Makes the service ready to start: tells the year on a new file, or goes on with the one that is there.</summary>
    /// <param name="folder">Holds or gets <c>demo.db</c> and <c>demo-keys.json</c>.</param>
    /// <param name="urls">Address to listen on.</param>
    /// <param name="start">Where the clock starts; a new year is told up to there.</param>
    public static async Task<DemoService> Open(string folder, string urls, DateTimeOffset start)
    {
        var path = Path.Combine(folder, "demo.db");
        var isNew = !File.Exists(path);
        var clock = new DemoClock(isNew ? SommeYear.Beginning : start);
        var app = Host.Build([], builder =>
        {
            builder.Configuration["Storage:Engine"] = nameof(StorageEngine.Sqlite);
            builder.Configuration["Storage:Path"] = path;
            builder.WebHost.UseUrls(urls);
            builder.AddDemoSignIn(urls);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        });
        var database = app.Services.GetRequiredService<Database>();
        Migrator.Migrate(database, app.Services.GetRequiredService<Safe>());
        if (isNew)
        {
            await CreatePrefecture.Run(database, SommeYear.Prefecture);
            await new DemoYear(app.Services, clock).Tell(start);
        }
        clock.TravelTo(start);
        clock.TravelTo(await LastMoment(database));
        var keys = await DemoKeys.In(folder, database, app.Services.GetRequiredService<ApiKeyTable>(), clock.GetUtcNow());
        app.MapDemoSignIn(await DemoSignIn.Accounts(app.Services, database, clock.Now()));
        return new DemoService(app, clock, keys);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    // A demo that is used again goes on where its last visitor left it: time does not run backwards over what is recorded.
    private static async Task<DateTimeOffset> LastMoment(Database database) =>
        await database.Read(Reach.None, link => link.Find<DateTimeOffset?>("SELECT max(at) FROM passage")) ?? DateTimeOffset.MinValue;
}
