using System.CommandLine;

namespace Liaison.Server.Cli;

/// <summary>The commands of the service; without one it serves.</summary>
public static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("Liaison: meetings between a prefecture and the associations that support foreigners.")
        {
            DemoCommand.Create(),
            MigrateCommand.Create(),
            PrefectureCommands.Create(),
            KeyCommands.Create(),
        };
        // What is no command is left to the configuration: --Storage:Path=…, --urls …
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((_, cancellationToken) => Serve.Run(args, cancellationToken));
        return root.Parse(args).InvokeAsync();
    }
}
