using System.CommandLine;
using Liaison.Server.Documents;

namespace Liaison.Server.Cli;

/// <summary><c>documents</c>: the templates of printed documents, checked and copied; no database is opened.</summary>
public static class DocumentCommands
{
    public static Command Create(string[] settings) => new("documents", "The templates of printed documents.") { Check(settings), Copy() };

    private static Command Check(string[] settings)
    {
        var command = new Command("check", "Say what is wrong with the configured templates and logos: file, line, column.");
        command.SetAction(async _ =>
        {
            await using var app = new Configured(settings);
            if (app.Documents is { Count: > 0 } problems)
                return await CommandLine.Fail(string.Join(Environment.NewLine, problems));
            Console.WriteLine($"Sound: {string.Join(", ", DocumentKinds.All.Select(kind => kind.Name))}.");
            return 0;
        });
        return command;
    }

    private static Command Copy()
    {
        var folder = new Option<DirectoryInfo>("--to") { HelpName = "folder", Description = "Made where it is not there; what is in it stays.", Required = true };
        var command = new Command("copy", "Copy the templates that are shipped, to change them.") { folder };
        command.SetAction(result =>
        {
            var target = result.GetRequiredValue(folder);
            target.Create();
            foreach (var kind in DocumentKinds.All)
            {
                var file = Path.Combine(target.FullName, Templates.FileOf(kind));
                if (File.Exists(file))
                    Console.WriteLine($"left as it is: {file}");
                else
                    File.WriteAllText(file, Templates.Shipped(kind));
            }
        });
        return command;
    }
}
