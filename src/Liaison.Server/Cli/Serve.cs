using Liaison.Server.Data;
using Liaison.Server.Documents;
using Liaison.Server.Journal;
using Liaison.Server.Protection;
using Liaison.Server.Retention;
using Liaison.Server.SignIn;
using Liaison.Server.Web;

namespace Liaison.Server.Cli;

/// <summary>Runs the configured service.</summary>
public static class Serve
{
    public static async Task<int> Run(string[] args, CancellationToken cancellationToken)
    {
        await using var app = Host.Build(args);
        if ((Exchange.WhyNot(app.Services) ?? app.Services.GetRequiredService<SignInOptions>().WhyNot() ?? JournalSetup.WhyNot(app.Services)
            ?? Printing.WhyNot(app.Services)) is { } unusable)
            return await CommandLine.Fail(unusable);
        var database = app.Services.GetRequiredService<Database>();
        if (await Migrator.IsEmpty(database))
            Migrator.Migrate(database, app.Services.GetRequiredService<Safe>());
        else if (Migrator.WhyNot(database) is { } schema)
            return await CommandLine.Fail(schema);
        if (app.Services.GetRequiredService<Safe>().WhyNot() is { } locked)
            return await CommandLine.Fail(locked);
        if (database is PostgresDatabase server)
            await PostgresRoles.MustBind(server);
        // Restored data or keys may have brought back what was destroyed.
        var erasures = app.Services.GetRequiredService<Erasures>();
        await erasures.Replay(cancellationToken);
        await erasures.Finish(cancellationToken);
        if (await CommandLine.Start(app, cancellationToken) is { } reason)
            return await CommandLine.Fail(reason);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
