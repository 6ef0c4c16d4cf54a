using Liaison.Server.Accounts;
using Liaison.Server.Handover;
using Liaison.Server.Identity;
using Liaison.Server.Pages;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Authentication;

namespace Liaison.Server.SignIn;

/// <summary>The pages of a person who has signed in: the own account and sessions, and what there is to take over.</summary>
public static class OwnAccount
{
    private const string Address = "/account";
    private const string SignIn = "/sign-in";

    public static async Task Page(CurrentCaller current, IMediator mediator, HttpContext http)
    {
        if (current.Caller?.SessionId is null)
        {
            http.Response.Redirect(SignIn);
            return;
        }
        var settings = await mediator.Send(new ReadSettings.Query(current.Caller.Prefecture));
        await Show.Page<AccountPage>(http, StatusCodes.Status200OK, new()
        {
            [nameof(AccountPage.Me)] = await mediator.Send(new ReadMe.Query()),
            [nameof(AccountPage.Sessions)] = (await mediator.Send(new ListSessions.Query())).Data,
            [nameof(AccountPage.Zone)] = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone),
        });
    }

    /// <summary>What the person takes over; refused to whoever may not read it.</summary>
    public static async Task Handover(CurrentCaller current, IMediator mediator, HttpContext http)
    {
        if (current.Caller?.SessionId is null)
            http.Response.Redirect(SignIn);
        else
            await Show.Page<HandoverPage>(http, StatusCodes.Status200OK, new() { [PageForm.Shown] = await mediator.Send(new ReadHandover.Query()) });
    }

    public static async Task EndSession(Guid id, CurrentCaller current, IMediator mediator, HttpContext http)
    {
        if (current.Caller?.SessionId is not null)
            await mediator.Send(new EndSession.Command(id));
        http.Response.Redirect(Address);
    }

    /// <summary>Ends the session here, and at the provider where it began there.</summary>
    public static async Task SignOut(SignInOptions settings, HttpContext http)
    {
        var present = await http.AuthenticateAsync(SessionAuthentication.SchemeName);
        await http.SignOutAsync(SessionAuthentication.SchemeName);
        if (settings.ProConnect.IsOn && present.Properties?.GetTokenValue("id_token") is not null)
            await http.SignOutAsync(ProConnect.SchemeName, new AuthenticationProperties { RedirectUri = SignIn });
        else
            http.Response.Redirect(SignIn);
    }
}
