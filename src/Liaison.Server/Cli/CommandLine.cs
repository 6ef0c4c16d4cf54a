using System.CommandLine;
using Liaison.Domain;
using Liaison.Server.Data;
using Npgsql;

namespace Liaison.Server.Cli;

/// <summary>The commands of the service; without one it serves.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Liaison: meetings between a prefecture and the associations that support foreigners.")
        {
            DemoCommand.Create(),
            MigrateCommand.Create(),
            PrefectureCommands.Create(),
            KeyCommands.Create(),
            JournalCommands.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
        };
        // What is no command is left to the configuration: --Storage:Path=…, --urls …
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((_, cancellationToken) => args is [var word, ..] && !word.StartsWith('-')
            ? Fail($"There is no command '{word}'; --help lists them.")
            : Serve.Run(args, cancellationToken));
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception told) when (told is StorageException or NpgsqlException)
        {
            return await Fail(told.Message);
        }
        catch (RefusedException refused)
        {
            return await Fail(refused.Refusal.English);
        }
    }

    /// <summary>Says on standard error why a command does nothing, and ends it with 1.</summary>
    public static async Task<int> Fail(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }

    /// <summary>Starts a service, or says why it cannot listen.</summary>
    public static async Task<string?> Start(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            return null;
        }
        catch (IOException taken)
        {
            return $"{taken.Message} Choose another one with --urls.";
        }
    }
}
