using Dapper;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Demo;

/// <summary>Starts the service on a file that holds the Somme year, and shows a visitor around.</summary>
public static class DemoService
{
    /// <param name="folder">Holds or gets <c>demo.db</c> and <c>demo-keys.json</c>.</param>
    /// <param name="urls">Address to listen on.</param>
    /// <param name="start">Where the clock starts; the year is told up to there.</param>
    public static async Task<int> Run(string folder, string urls, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "demo.db");
        var isNew = !File.Exists(path);
        var clock = new DemoClock(isNew ? SommeYear.Beginning : start);
        await using var app = Host.Build([], builder =>
        {
            builder.Configuration["Storage:Path"] = path;
            builder.WebHost.UseUrls(urls);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        });
        var database = app.Services.GetRequiredService<Database>();
        Migrator.Migrate(database);
        if (isNew)
        {
            await CreatePrefecture.Run(database, SommeYear.Prefecture);
            await new DemoYear(app.Services, clock).Tell(start);
        }
        clock.TravelTo(start);
        clock.TravelTo(await LastMoment(database));
        var keys = await DemoKeys.In(folder, database, app.Services.GetRequiredService<ApiKeyTable>(), clock.GetUtcNow());
        await app.StartAsync(cancellationToken);
        await DemoTour.Print(Console.Out, app, folder, keys, clock.GetUtcNow());
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    // A demo that is used again goes on where its last visitor left it: time does not run backwards over what is recorded.
    private static async Task<DateTimeOffset> LastMoment(Database database)
    {
        await using var connection = database.OpenReader();
        return await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>("SELECT max(at) FROM passage") ?? DateTimeOffset.MinValue;
    }
}
