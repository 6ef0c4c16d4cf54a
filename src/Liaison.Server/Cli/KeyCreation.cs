using System.CommandLine;
using Liaison.Domain;
using Liaison.Domain.Keys;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Cli;

/// <summary><c>keys create</c>: the operator makes a key of any role, such as the first one of a prefecture.</summary>
public static class KeyCreation
{
    private static readonly string[] Scopes = [.. Enum.GetNames<Right>().Select(CamelCase.Of)];

    private static readonly Option<string> Role = new("--role") { Required = true, HelpName = "role", Description = $"One of {string.Join(", ", Seats.Roles)}." };
    private static readonly Option<string> Prefecture = new("--prefecture") { Required = true, Description = "Code of the prefecture." };
    private static readonly Option<Guid?> Association = new("--association") { Description = "Id of the association, for the two roles of an association." };
    private static readonly Option<int> Days = new("--days")
    {
        DefaultValueFactory = _ => KeyRules.DefaultDays, Description = $"How long it is good, 1 to {KeyRules.MaxDays}.",
    };
    private static readonly Option<string?> Name = new("--name") { Description = "What it is for: a program or a post, no name of a person." };
    private static readonly Option<string[]> Scope = new("--scope")
    {
        HelpName = "right", Description = "A right to which it is narrowed, as /api/v1/me names it; may be said several times.",
    };
    private static readonly Option<string[]> Network = new("--network")
    {
        HelpName = "network", Description = "Where it may be used from, as 192.0.2.0/24 or 2001:db8::/32; may be said several times.",
    };

    static KeyCreation()
    {
        Role.AcceptOnlyFromAmong(Seats.Roles);
        Scope.AcceptOnlyFromAmong(Scopes);
    }

    public static Command Create(string[] settings)
    {
        var command = new Command("create", "Make a key; its text is shown once.") { Role, Prefecture, Association, Days, Name, Scope, Network };
        command.SetAction(result => Run(settings, result));
        return command;
    }

    private static async Task<int> Run(string[] settings, ParseResult result)
    {
        if (result.GetValue(Days) is < 1 or > KeyRules.MaxDays)
            return await CommandLine.Fail($"--days must lie between 1 and {KeyRules.MaxDays}.");
        if (result.GetValue(Name) is { Length: > KeyRules.NameLength })
            return await CommandLine.Fail($"--name may have {KeyRules.NameLength} characters.");
        await using var app = new Configured(settings);
        var (key, text) = Asked(result, app.Now);
        if (await Seats.WhyNot(await app.Ready(), new Seat(key.Role, key.PrefectureCode, key.AssociationId)) is { } reason)
            return await CommandLine.Fail(reason);
        await app.Keys.Insert(key);
        Console.WriteLine(text);
        await Console.Error.WriteLineAsync($"Key {key.Prefix}, good until {key.ExpiresAt:yyyy-MM-dd}. Keep it now: it is not shown again.");
        return 0;
    }

    private static (ApiKey Key, string Text) Asked(ParseResult result, DateTimeOffset now)
    {
        var role = Enum.Parse<Role>(result.GetRequiredValue(Role), ignoreCase: true);
        Right[] scopes = [.. (result.GetValue(Scope) ?? []).Distinct().Select(name => Enum.Parse<Right>(name, ignoreCase: true))];
        var networks = result.GetValue(Network) ?? [];
        var (key, text) = ApiKey.New(role, result.GetRequiredValue(Prefecture), result.GetValue(Association), now, now.AddDays(result.GetValue(Days)));
        return (key with
        {
            Name = result.GetValue(Name), Scopes = KeyGrants.Narrowed(role, scopes.Length == 0 ? null : scopes),
            AllowedNetworks = networks.Length == 0 ? null : Networks.Checked(networks),
        }, text);
    }
}
