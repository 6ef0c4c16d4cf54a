using System.CommandLine;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Cli;

/// <summary><c>keys create</c> and <c>keys revoke</c>: the API keys of an instance.</summary>
public static class KeyCommands
{
    private const int DefaultDays = 90;

    public static Command Create(string[] settings) => new("keys", "The API keys of this instance.") { CreateKey(settings), RevokeKey(settings) };

    private static Command CreateKey(string[] settings)
    {
        var role = new Option<string>("--role") { Required = true, HelpName = "role", Description = $"One of {string.Join(", ", Seats.Roles)}." };
        role.AcceptOnlyFromAmong(Seats.Roles);
        var prefecture = new Option<string>("--prefecture") { Required = true, Description = "Code of the prefecture." };
        var association = new Option<Guid?>("--association") { Description = "Id of the association, for the two roles of an association." };
        var days = new Option<int>("--days") { DefaultValueFactory = _ => DefaultDays, Description = $"How long it is good, 1 to {ApiKey.MaxDays}." };
        var command = new Command("create", "Make a key; its text is shown once.") { role, prefecture, association, days };
        command.SetAction(async result =>
        {
            var goodFor = result.GetValue(days);
            if (goodFor is < 1 or > ApiKey.MaxDays)
                return await CommandLine.Fail($"--days must lie between 1 and {ApiKey.MaxDays}.");
            await using var app = new Configured(settings);
            var now = app.Clock.GetUtcNow();
            var (key, text) = ApiKey.New(Enum.Parse<Role>(result.GetRequiredValue(role), ignoreCase: true), result.GetRequiredValue(prefecture),
                result.GetValue(association), now, now.AddDays(goodFor));
            if (await Seats.WhyNot(await app.Ready(), new Seat(key.Role, key.PrefectureCode, key.AssociationId)) is { } reason)
                return await CommandLine.Fail(reason);
            await app.Keys.Insert(key);
            Console.WriteLine(text);
            await Console.Error.WriteLineAsync($"Key {key.Prefix}, good until {key.ExpiresAt:yyyy-MM-dd}. Keep it now: it is not shown again.");
            return 0;
        });
        return command;
    }

    private static Command RevokeKey(string[] settings)
    {
        var prefix = new Argument<string>("prefix") { Description = "The eight characters after lia_" };
        var command = new Command("revoke", "Revoke a key from its next request on.") { prefix };
        command.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            await app.Ready();
            if (!await app.Keys.Revoke(result.GetRequiredValue(prefix), app.Clock.GetUtcNow()))
                return await CommandLine.Fail("There is no such key, or it is revoked already.");
            Console.WriteLine("Revoked.");
            return 0;
        });
        return command;
    }
}
