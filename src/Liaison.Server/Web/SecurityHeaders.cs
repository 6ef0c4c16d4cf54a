using Microsoft.Extensions.Primitives;
using Scalar.AspNetCore;

namespace Liaison.Server.Web;

/// <summary>What each answer tells browsers and caches: nothing is guessed, framed, fetched or kept.</summary>
public static class SecurityHeaders
{
    private static readonly PathString Api = "/api";
    private static readonly PathString Reference = "/docs";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues Varying = "Accept, Accept-Language, Authorization, Cookie";
    private static readonly StringValues NothingAllowed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Sets them on every answer, refusals included. Everything below <c>/api</c> may tell of people: no cache keeps it.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var days = app.Services.GetRequiredService<WebOptions>().HstsDays;
        StringValues onlyHttps = $"max-age={TimeSpan.FromDays(days).TotalSeconds}; includeSubDomains";
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = NoSniff;
            headers["Referrer-Policy"] = NoReferrer;
            headers["Cross-Origin-Resource-Policy"] = SameOrigin;
            headers.ContentSecurityPolicy = NothingAllowed;
            if (days > 0 && context.Request.IsHttps)
                headers.StrictTransportSecurity = onlyHttps;
            if (context.Request.Path.StartsWithSegments(Api))
                (headers.CacheControl, headers.Vary) = (NoStore, Varying);
            else if (context.Request.Path.StartsWithSegments(Reference))
                context.Response.OnStarting(AllowReference, context);
            return next(context);
        });
    }

    // The reference page runs its own script and styles itself inline; a nonce is made for each answer by the page's library.
    private static Task AllowReference(object state)
    {
        var context = (HttpContext)state;
        if (context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        return Task.CompletedTask;
    }
}
