using System.CommandLine;
using System.Globalization;

namespace Liaison.Server.Cli;

/// <summary><c>keys create</c>, <c>keys list</c> and <c>keys revoke</c>: the API keys of an instance, for its operator.</summary>
public static class KeyCommands
{
    public static Command Create(string[] settings) => new("keys", "The API keys of this instance.")
    {
        KeyCreation.Create(settings), ListKeys(settings), RevokeKey(settings),
    };

    private static Command ListKeys(string[] settings)
    {
        var prefecture = new Option<string?>("--prefecture") { Description = "Code of one prefecture; all of them where nothing is said." };
        var command = new Command("list", "List the keys, a line each, fields apart by tabs; no secret is kept that could be shown.") { prefecture };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            await app.Ready();
            Console.WriteLine("prefix\tstatus\trole\tprefecture\tassociation\texpires\tlast used\tname");
            foreach (var key in await app.Keys.List(result.GetValue(prefecture)))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{key.Prefix}\t{key.StatusAt(app.Now)}\t{key.Role}\t{key.PrefectureCode}\t{key.AssociationId}\t{key.ExpiresAt:u}\t{key.LastUsedAt:u}\t{OneLine(key.Name)}"));
        });
        return command;
    }

    private static Command RevokeKey(string[] settings)
    {
        var prefix = new Argument<string>("prefix") { Description = "The eight characters after lia_" };
        var reason = new Option<string?>("--reason") { Description = "Why; those who look after keys read it." };
        var command = new Command("revoke", "Revoke a key from its next request on.") { prefix, reason };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            await app.Ready();
            if (!await app.Keys.Revoke(result.GetRequiredValue(prefix), app.Now, result.GetValue(reason)))
                return await CommandLine.Fail("There is no such key, or it is revoked already.");
            Console.WriteLine("Revoked.");
            return 0;
        });
        return command;
    }

    // A name may hold tabs and line breaks, which would make it another field or another key.
    private static string? OneLine(string? name) => name?.ReplaceLineEndings(" ").Replace('\t', ' ');
}
