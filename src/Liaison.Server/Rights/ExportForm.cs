using Liaison.Server.Pages;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The export as a page, for those who ask for one.</summary>
public static class ExportForm
{
    /// <summary>Answers with the page where <c>Accept</c> wants it more than JSON.</summary>
    public static RouteHandlerBuilder InsteadAsPage(this RouteHandlerBuilder route) => route.WithMetadata(new PageForm())
        .AddEndpointFilter(async (context, next) => await next(context) switch
        {
            Ok<ReadExport.Response> { Value: { } export } when Forms.Prefers(context.HttpContext.Request, PageForm.MediaType) => Page(context.HttpContext, export),
            var other => other,
        });

    private static RazorComponentResult<ExportPage> Page(HttpContext http, ReadExport.Response export)
    {
        Show.SetHeaders(http);
        return new RazorComponentResult<ExportPage>(new Dictionary<string, object?> { [nameof(ExportPage.Export)] = export });
    }
}
