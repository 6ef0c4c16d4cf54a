using Liaison.Server.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Pages;

/// <summary>Marks a route that people see; its forms bring an antiforgery token.</summary>
public sealed record PageMetadata;

/// <summary>Shows a page to a person: rendered here, without a script but those of passkeys, and kept by no cache.</summary>
public static class Show
{
    /// <summary>A page with its parameters.</summary>
    public static async Task Page<TPage>(HttpContext context, int status, Dictionary<string, object?> parameters) where TPage : IComponent
    {
        SetHeaders(context);
        await new RazorComponentResult<TPage>(parameters) { StatusCode = status }.ExecuteAsync(context);
    }

    /// <summary>What a page tells browsers: only this service's own style and script, and forms to it and to the identity provider, to which
    /// a form may lead on.</summary>
    public static void SetHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        var provider = context.RequestServices.GetRequiredService<SignInOptions>().ProConnect.Authority?.GetLeftPart(UriPartial.Authority);
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
            + $"form-action 'self'{(provider is null ? "" : " " + provider)}; base-uri 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
    }
}
