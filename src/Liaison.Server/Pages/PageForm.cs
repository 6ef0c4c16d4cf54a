using Liaison.Server.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Pages;

/// <summary>Shows what a route answers as a page, to whoever wants that more than JSON.</summary>
public static class PageForm
{
    /// <summary>Name of the parameter by which a page takes what it shows.</summary>
    public const string Shown = "Shown";

    /// <summary>The route also comes as this page.</summary>
    public static RouteHandlerBuilder ComesAsPage<TPage, TView>(this RouteHandlerBuilder route) where TPage : IComponent => route
        .WithMetadata(new HtmlForm())
        .AddEndpointFilter(async (context, next) => await next(context) is var answer && answer is Ok<TView> { Value: { } view }
            && Forms.Prefers(context.HttpContext.Request, HtmlForm.MediaType)
                ? Page<TPage>(context.HttpContext, view)
                : answer);

    private static RazorComponentResult<TPage> Page<TPage>(HttpContext http, object view) where TPage : IComponent
    {
        Show.SetHeaders(http);
        return new RazorComponentResult<TPage>(new Dictionary<string, object?> { [Shown] = view });
    }
}
