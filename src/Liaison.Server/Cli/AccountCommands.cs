using System.CommandLine;
using Liaison.Domain.Accounts;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Cli;

/// <summary><c>accounts invite</c>: the first people of an instance, who invite the others.</summary>
public static class AccountCommands
{
    public static Command Create(string[] settings)
    {
        var role = new Option<string>("--role") { Required = true, HelpName = "role", Description = $"One of {string.Join(", ", Seats.Roles)}." };
        role.AcceptOnlyFromAmong(Seats.Roles);
        var prefecture = new Option<string>("--prefecture") { Required = true, Description = "Code of the prefecture." };
        var association = new Option<Guid?>("--association") { Description = "Id of the association, for the two roles of an association." };
        var name = new Option<string>("--name") { Required = true, Description = "How the person will be called here." };
        var days = new Option<int>("--days")
        {
            DefaultValueFactory = _ => AccountRules.InvitationDays, Description = $"How long the link is good, 1 to {AccountRules.MostInvitationDays}.",
        };
        var invite = new Command("invite", "Invite a person; the link is shown once.") { role, prefecture, association, name, days };
        invite.SetAction(result => Invite(settings,
            new Seat(Enum.Parse<Role>(result.GetRequiredValue(role), ignoreCase: true), result.GetRequiredValue(prefecture), result.GetValue(association)),
            result.GetRequiredValue(name), result.GetValue(days)));
        return new Command("accounts", "The people of this instance.") { invite };
    }

    private static async Task<int> Invite(string[] settings, Seat seat, string name, int days)
    {
        if (days is < 1 or > AccountRules.MostInvitationDays)
            return await CommandLine.Fail($"--days must lie between 1 and {AccountRules.MostInvitationDays}.");
        if (string.IsNullOrWhiteSpace(name) || name.Length > AccountRules.NameLength)
            return await CommandLine.Fail($"--name needs 1 to {AccountRules.NameLength} characters.");
        await using var app = new Configured(settings);
        if (!app.SignIn.IsOn || app.SignIn.WhyNot() is not null)
            return await CommandLine.Fail(app.SignIn.WhyNot() ?? "Nobody can sign in: the setting SignIn:PublicAddress is missing.");
        if (await Seats.WhyNot(await app.Ready(), seat) is { } reason)
            return await CommandLine.Fail(reason);
        var (invitation, secret) = Invitation.New(seat, name, null, app.Now, days);
        await app.Invitations.Insert(invitation);
        Console.WriteLine(app.SignIn.LinkOf(secret));
        await Console.Error.WriteLineAsync($"Good until {invitation.ExpiresAt:yyyy-MM-dd}, for whoever opens it first. Keep it now: it is not shown again.");
        return 0;
    }
}
