using Liaison.Server.Data;

namespace Liaison.Server.Cli;

/// <summary>Runs the configured service.</summary>
public static class Serve
{
    public static async Task<int> Run(string[] args, CancellationToken cancellationToken)
    {
        var app = Host.Build(args);
        var database = app.Services.GetRequiredService<Database>();
        if (Migrator.IsEmpty(database))
            Migrator.Migrate(database);
        else if (Migrator.IsBehind(database))
        {
            await Console.Error.WriteLineAsync($"The schema of {database.Path} is behind this version: back it up, then run the command 'migrate'.");
            return 1;
        }
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
