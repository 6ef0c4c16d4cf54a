using System.CommandLine;
using Liaison.Server.Data;

namespace Liaison.Server.Cli;

/// <summary><c>migrate</c>: brings the configured database to the present schema.</summary>
public static class MigrateCommand
{
    public static Command Create(string[] settings)
    {
        var command = new Command("migrate", "Bring the database to the present schema.");
        command.SetAction(async _ =>
        {
            await using var app = new Configured(settings);
            var scripts = Migrator.Migrate(app.Database, app.Safe);
            Console.WriteLine(scripts.Count == 0 ? "Nothing to do: the schema is current."
                : string.Join(Environment.NewLine, scripts.Select(name => $"done: {name}")));
        });
        return command;
    }
}
