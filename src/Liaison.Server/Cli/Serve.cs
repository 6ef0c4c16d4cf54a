using Liaison.Server.Data;

namespace Liaison.Server.Cli;

/// <summary>Runs the configured service.</summary>
public static class Serve
{
    public static async Task<int> Run(string[] args, CancellationToken cancellationToken)
    {
        var app = Host.Build(args);
        var database = app.Services.GetRequiredService<Database>();
        if (await Migrator.IsEmpty(database))
            Migrator.Migrate(database);
        else if (Migrator.IsBehind(database))
            return await CommandLine.Fail($"The schema of {database.Place} is behind this version: back it up, then run the command 'migrate'.");
        if (database is PostgresDatabase server)
            await PostgresRoles.MustBind(server);
        if (await CommandLine.Start(app, cancellationToken) is { } reason)
            return await CommandLine.Fail(reason);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
