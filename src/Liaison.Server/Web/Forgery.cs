using Liaison.Server.Identity;
using Liaison.Server.Pages;
using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.Antiforgery;

namespace Liaison.Server.Web;

/// <summary>Keeps other sites from sending in the name of who is signed in here: whatever a browser sends by itself, its cookie, is not enough
/// to write. Requests with a key are not concerned, for no browser adds one by itself.</summary>
public static class Forgery
{
    /// <summary>The header that brings the token to the API; <c>GET /api/v1/me</c> answers with it.</summary>
    public const string Header = "X-Antiforgery-Token";

    /// <summary>Whether a request comes without a key: only then are people looked for.</summary>
    public static bool BringsNoKey(HttpContext context) => !context.Request.Headers.ContainsKey("Authorization");

    /// <summary>Refuses with <c>antiforgery.invalid</c> every form, and every write by a session, that does not bring the token of this
    /// service for this session.</summary>
    public static void UseForgeryGuard(this WebApplication app) => app.UseWhen(BringsNoKey, people => people.Use(async (context, next) =>
    {
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<PageMetadata>() is not null;
        var writes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        var bySession = context.RequestServices.GetRequiredService<CurrentCaller>().Caller?.SessionId is not null;
        if (!writes || !(isPage || bySession) || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            await next(context);
        else if (isPage)
            await RefusedPage.Write(context, SessionRules.AntiforgeryInvalid);
        else
            await Problems.Write(context, StatusCodes.Status400BadRequest, SessionRules.AntiforgeryInvalid);
    }));

    /// <summary>Answers with a token for the present session.</summary>
    public static void Give(HttpContext context) =>
        context.Response.Headers[Header] = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken;
}
