using System.CommandLine;
using System.Text.RegularExpressions;
using Liaison.Domain;
using Liaison.Server.Data;
using Npgsql;

namespace Liaison.Server.Cli;

/// <summary>The commands of the service; without one it serves.</summary>
public static partial class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        string[] settings = [.. args.Where(token => Setting().IsMatch(token))];
        var demo = DemoCommand.Create();
        var root = new RootCommand("Liaison: meetings between a prefecture and the associations that support foreigners.")
        {
            demo,
            MigrateCommand.Create(settings),
            PrefectureCommands.Create(settings),
            KeyCommands.Create(settings),
            AccountCommands.Create(settings),
            JournalCommands.Create(settings),
            BreachCommand.Create(settings),
            BackupCommand.Create(settings),
            CaseKeyCommands.Create(settings),
            RestoreCommand.Create(settings),
            RetentionCommands.Create(settings),
            DocumentCommands.Create(settings),
            PolicyCommand.Create(),
        };
        // What is no command is left to the configuration: --Storage:Path=…, --urls …
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((_, cancellationToken) => args is [var word, ..] && !word.StartsWith('-')
            ? Fail($"There is no command '{word}'; --help lists them.")
            : Serve.Run(args, cancellationToken));
        var parsed = root.Parse([.. args.Where(token => !Setting().IsMatch(token))]);
        var command = parsed.CommandResult.Command;
        if (command != root && parsed.UnmatchedTokens.Concat(command == demo ? settings : []).FirstOrDefault() is { } unknown)
            return await Fail($"There is no option '{unknown}'; --help lists them, and a setting is written --Section:Name=value.");
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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

    // A command must not work on other data, or in another way, than somebody thinks he has said.
    [GeneratedRegex("^--[A-Za-z]+:[A-Za-z0-9:]+=")]
    private static partial Regex Setting();

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
