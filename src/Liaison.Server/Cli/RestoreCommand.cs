using System.CommandLine;
using Liaison.Server.Backups;
using Liaison.Server.Data;

namespace Liaison.Server.Cli;

/// <summary><c>restore</c>: puts the data of a backup in the configured place.</summary>
public static class RestoreCommand
{
    public static Command Create(string[] settings)
    {
        var folder = new Argument<string>("folder") { Description = "The folder that a backup made." };
        var replace = new Option<bool>("--replace") { Description = "Move data that are there aside first; they are not deleted." };
        var unsigned = new Option<bool>("--unsigned") { Description = "Ask for no signature: you answer for where the backup comes from." };
        var command = new Command("restore", "Put the data of a backup in the configured place, with the service stopped.") { folder, replace, unsigned };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            var (manifest, former) = await BackupCommand.Reporting(
                () => RestoreBackup.Run(app.Data(), app.Seal(!result.GetValue(unsigned)), result.GetRequiredValue(folder), result.GetValue(replace), app.Now));
            // Data of an older schema wait for 'migrate': the start of the service does it then.
            var erased = Migrator.WhyNot(app.Database) is null ? await app.Erasures.Replay() : 0;
            if (erased > 0)
                Console.WriteLine($"{erased} cases that were destroyed since then were destroyed again.");
            Console.WriteLine(string.Join(Environment.NewLine, Told(manifest, former, app.KeyFolder.Checkpoints)));
            return 0;
        });
        return command;
    }

    private static IEnumerable<string> Told(Manifest manifest, string? former, string witness)
    {
        yield return $"Restored the data as they were at {manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC: "
            + $"{manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables.";
        if (former is not null)
            yield return $"The former data lie in {former}.";
        if (LaterWitness.EntriesBeyond(witness, manifest) is > 0 and var lost)
            yield return $"The journal's witness knows {lost} sealed entries more: what they tell of is not in the data. "
                + $"Keep {witness} as evidence and move it away before the service starts.";
        if (Migrator.Scripts(manifest.Engine).Except(manifest.Schema).Any())
            yield return "Their schema is behind this version: run the command 'migrate' before the service starts.";
    }
}
