using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pages;
using Liaison.Server.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Liaison.Server.Demo;

/// <summary>Signing in as each kind of visitor without proving anything. The command <c>demo</c> alone puts it into a service, and every
/// answer of such a service says so.</summary>
public static class DemoSignIn
{
    public const string Path = "/demo";
    public const string Header = "X-Liaison-Demo";

    private static readonly Notice Notice = new("DÉMONSTRATION – toutes les personnes sont inventées, et chacun entre sans preuve d'identité.",
        "DEMO – every person is invented, and anybody enters without a proof of identity.");

    /// <summary>What a demo has before it is built: its address, and its warning on every page and every answer.</summary>
    public static void AddDemoSignIn(this WebApplicationBuilder builder, string urls)
    {
        builder.Configuration["SignIn:PublicAddress"] = AddressOf(urls);
        builder.Configuration["SignIn:ProConnect:Authority"] = null;
        builder.Services.AddSingleton(Notice);
        builder.Services.AddSingleton(new SignInLink(Path, "Entrer dans la démonstration", "Enter the demo"));
        builder.Services.AddTransient<IStartupFilter, Warning>();
    }

    /// <summary>The address that people open.</summary>
    public static string AddressOf(string urls) => urls.Split(';')[0].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
        .Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://*", "://127.0.0.1", StringComparison.Ordinal).TrimEnd('/');

    /// <summary>The page with one button for each kind of visitor.</summary>
    /// <param name="accounts">The account of each visitor by his name.</param>
    public static void MapDemoSignIn(this WebApplication app, IReadOnlyDictionary<string, Guid> accounts)
    {
        var pages = app.MapPageGroup();
        pages.MapGet(Path, Page);
        pages.MapPost($"{Path}/sign-in", async ([FromForm] string? visitor, AccountTable table, HttpContext http) =>
        {
            if (visitor is null || !accounts.TryGetValue(visitor, out var id) || await table.Find(id) is not { } account)
                throw CommonRules.Absent.Because();
            await SigningIn.Begin(http, account, SignInMeans.Demo);
            http.Response.Redirect("/account");
        });
    }

    private static Task Page(HttpContext http) =>
        Show.Page<DemoPage>(http, StatusCodes.Status200OK, new() { [nameof(DemoPage.Visitors)] = DemoKeys.Visitors });

    /// <summary>The accounts of the visitors by name; those that are not there yet are invited and opened.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> Accounts(IServiceProvider services, Database database, DateTimeOffset now)
    {
        var accounts = new Dictionary<string, Guid>();
        foreach (var visitor in DemoKeys.Visitors)
            accounts[visitor.Name] = await Find(database, visitor) ?? await Open(services, await SeatOf(database, visitor), visitor.Name, now);
        return accounts;
    }

    private static Task<Guid?> Find(Database database, DemoVisitor visitor) => database.Read(Reach.None, link => link.Find<Guid?>(
        "SELECT id FROM account WHERE name = @Name AND prefecture_code = @Prefecture AND issuer IS NULL AND status <> 'Ended'",
        new { visitor.Name, SommeYear.Prefecture }));

    private static async Task<Seat> SeatOf(Database database, DemoVisitor visitor) => new(visitor.Role, SommeYear.Prefecture,
        visitor.Association is null ? null : await DemoKeys.IdOf(database, visitor.Association));

    private static async Task<Guid> Open(IServiceProvider services, Seat seat, string name, DateTimeOffset now)
    {
        var (invitation, _) = Invitation.New(seat, name, null, now, days: 1);
        await services.GetRequiredService<InvitationTable>().Insert(invitation);
        var account = Account.Of(invitation, Ids.New(now), now);
        await services.GetRequiredService<AccountTable>().Open(account, new Acceptance(invitation.Id, null, ""));
        return account.Id;
    }

    private sealed class Warning : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Response.Headers[Header] = "every person is invented; anybody enters";
                return go(context);
            });
            next(app);
        };
    }
}
