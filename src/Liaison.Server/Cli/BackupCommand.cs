using System.CommandLine;
using Liaison.Server.Backups;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Liaison.Server.Cli;

/// <summary><c>backup</c>: saves the data into a new folder, while the service runs.</summary>
public static class BackupCommand
{
    public static Command Create(string[] settings)
    {
        var parent = new Argument<string>("folder") { Description = "Where the new folder of this backup is made." };
        var command = new Command("backup", "Save the data into a new folder; the service may run meanwhile.") { parent };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            var (folder, manifest) = await Reporting(() => TakeBackup.Run(app.Data(), app.Seal(), result.GetRequiredValue(parent), app.Now));
            Console.WriteLine(folder);
            await Console.Error.WriteLineAsync($"""
                Saved {manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables, {manifest.Files.Sum(file => file.Bytes)} bytes.
                {(manifest.SignedBy is null ? "It is not signed: the journal has no key here yet." : $"It is signed by journal key {manifest.SignedBy}.")}
                It is encrypted, and opens with root key {manifest.Key!.Root} alone.
                The keys are not in it: keep journal.pem, checkpoints.log and root/ of {app.KeyFolder.Path} apart from the data, and the keys of cases
                by 'case-keys backup': without root/ nobody restores it, and without the others nobody reads what is said of people.
                """);
            return 0;
        });
        return command;
    }

    /// <summary>Turns failures of disks and databases into what an operator reads.</summary>
    public static async Task<T> Reporting<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException or NpgsqlException)
        {
            throw new StorageException($"It failed: {failure.Message}");
        }
    }
}
