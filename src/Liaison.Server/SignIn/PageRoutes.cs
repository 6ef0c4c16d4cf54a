using System.Reflection;
using Liaison.Domain;
using Liaison.Server.Pages;
using Microsoft.Net.Http.Headers;

namespace Liaison.Server.SignIn;

/// <summary>URL → page, and the forms that pages send.</summary>
public static class PageRoutes
{
    public static void MapPages(this WebApplication app)
    {
        app.MapAsset("liaison.css", "text/css");
        app.MapAsset("passkeys.js", "text/javascript");
        var pages = app.MapPageGroup();
        pages.MapGet("/sign-in", SigningIn.Page);
        pages.MapPost("/sign-in/proconnect", SigningIn.ByProvider);
        pages.MapPost("/sign-in/code", SigningIn.ByCode);
        pages.MapPost("/sign-in/passkey/options", SigningIn.PasskeyOptions);
        pages.MapPost("/sign-in/passkey", SigningIn.ByPasskey);
        pages.MapGet("/invitation/{secret}", Accepting.Page);
        pages.MapPost("/invitation/{secret}/proconnect", Accepting.ByProvider);
        pages.MapPost("/invitation/{secret}/code", Accepting.SetUpCode);
        pages.MapPost("/invitation/{secret}/code/confirmation", Accepting.ByCode);
        pages.MapPost("/invitation/{secret}/passkey/options", Accepting.PasskeyOptions);
        pages.MapPost("/invitation/{secret}/passkey", Accepting.ByPasskey);
        pages.MapGet("/account", OwnAccount.Page);
        pages.MapPost("/account/sessions/{id:guid}/ending", OwnAccount.EndSession);
        pages.MapPost("/sign-out", OwnAccount.SignOut);
        pages.MapGet("/handover", OwnAccount.Handover);
    }

    /// <summary>A group of pages: there only where people sign in, refused as pages, and no part of the API's document.</summary>
    public static RouteGroupBuilder MapPageGroup(this WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().WithMetadata(new PageMetadata()).DisableAntiforgery();
        pages.AddEndpointFilter(async (context, next) =>
        {
            if (!context.HttpContext.RequestServices.GetRequiredService<SignInOptions>().IsOn)
                return TypedResults.NotFound();
            try
            {
                return await next(context);
            }
            catch (RefusedException refused)
            {
                await RefusedPage.Write(context.HttpContext, refused.Refusal);
                return TypedResults.Empty;
            }
        });
        return pages;
    }

    private static void MapAsset(this WebApplication app, string name, string type)
    {
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream($"assets/{name}")!;
        using var memory = new MemoryStream();
        source.CopyTo(memory);
        var content = memory.ToArray();
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))}\"");
        app.MapGet($"/assets/{name}", (HttpContext http) =>
        {
            Show.SetHeaders(http);
            http.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Bytes(content, type, entityTag: tag);
        }).ExcludeFromDescription();
    }
}
