using System.CommandLine;
using Liaison.Server.Data;
using Liaison.Server.Protection;

namespace Liaison.Server.Cli;

/// <summary><c>case-keys</c>: what an operator does with the keys of cases; the service may run meanwhile.</summary>
public static class CaseKeyCommands
{
    public static Command Create(string[] settings) => new("case-keys", "The keys under which cases are sealed.")
    {
        Rotate(settings), Rewrap(settings), Backup(settings), Restore(settings),
    };

    private static Command Rotate(string[] settings)
    {
        var command = new Command("rotate", "Make a new root key and wrap all keys with it; where root keys are files.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var app = new Configured(settings);
            await app.Ready();
            if (app.KeyService is not RootKeyFiles files)
                throw new StorageException("The root key comes from elsewhere (Protection:KeyService): put the new one first there, then run 'case-keys rewrap'.");
            Console.WriteLine($"Root key {files.Make()} is made.");
            await WrapAll(app, cancellationToken);
        });
        return command;
    }

    private static Command Rewrap(string[] settings)
    {
        var command = new Command("rewrap", "Wrap all keys with the present root key; goes on where an earlier run was cut short.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var app = new Configured(settings);
            await app.Ready();
            await WrapAll(app, cancellationToken);
        });
        return command;
    }

    private static async Task WrapAll(Configured app, CancellationToken cancellationToken) => Console.WriteLine($"""
        {await app.Safe.Rewrap(cancellationToken)} keys are wrapped with root key {app.KeyService.PresentRoot} now.
        A running service goes over to it within ten seconds: run 'case-keys rewrap' once more after that, until it says 0. Then, and when no copy
        of the key store and no backup is left that needs it, the former root key can go.
        """);

    private static Command Backup(string[] settings)
    {
        var folder = new Argument<string>("folder") { Description = "Where the copy goes: never among the backups of the data." };
        var command = new Command("backup", $"Save the key store, and delete copies older than {KeyBackup.KeptDays} days.") { folder };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            var (path, keys, deleted) = await BackupCommand.Reporting(() => KeyBackup.Save(app.KeyStore, app.Register, result.GetRequiredValue(folder), app.Now));
            Console.WriteLine(path);
            await Console.Error.WriteLineAsync($"Saved {keys} wrapped keys; {deleted} old copies were deleted. The root keys are not in it.");
        });
        return command;
    }

    private static Command Restore(string[] settings)
    {
        var file = new Argument<string>("file") { Description = "A file that 'case-keys backup' made." };
        var command = new Command("restore", "Bring keys back that the key store does not know; what was destroyed stays destroyed.") { file };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            app.KeyStore.Create();
            Console.WriteLine($"{await BackupCommand.Reporting(() => KeyBackup.BringBack(app.KeyStore, app.Register, result.GetRequiredValue(file)))} keys were brought back.");
        });
        return command;
    }
}
