using System.Globalization;
using Liaison.Domain.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Documents;

/// <summary>Lets what a route answers be printed.</summary>
public static class Printing
{
    private static readonly CultureInfo French = new("fr");

    /// <summary>What it takes to print.</summary>
    public static void AddDocuments(this IServiceCollection services, ConfigurationManager configuration)
    {
        var options = configuration.GetSection("Documents").Get<DocumentOptions>() ?? new DocumentOptions();
        services.AddSingleton(_ => new Templates(options.Templates));
        services.AddSingleton(_ => new Letterheads(options));
        services.AddScoped<PrintRoom>();
    }

    /// <summary>What is wrong with templates and logos, a line each: the service does not start on any of it.</summary>
    public static IReadOnlyList<string> Problems(IServiceProvider services) =>
        [.. services.GetRequiredService<Templates>().Problems, .. services.GetRequiredService<Letterheads>().Problems];

    /// <summary>Why the service cannot start; null where nothing is wrong.</summary>
    public static string? WhyNot(IServiceProvider services) => Problems(services) is [var first, ..] ? first : null;

    /// <summary>The answer also comes as HTML, ODT and PDF. Its query runs as for JSON – rights, walls and journal – and what it gave is laid out
    /// as a document; the documents of a prefecture are in French, whatever language is asked for.</summary>
    /// <param name="print">Makes the tree of what this reader was given.</param>
    /// <param name="hasPage">Whether the route comes as a page of its own besides.</param>
    public static RouteHandlerBuilder Prints<TView>(this RouteHandlerBuilder route, Func<TView, PrintRoom, Task<Document>> print, bool hasPage = false)
    {
        var printed = new PrintedForm([PrintRules.TemplateUnusable], hasPage);
        return route.WithMetadata(printed).AddEndpointFilter(async (context, next) =>
        {
            if (Forms.Preferred(context.HttpContext.Request, hasPage ? [.. printed.Forms, PrintedForm.Html] : printed.Forms) is not { } form || !printed.Forms.Contains(form))
                return await next(context);
            CultureInfo.CurrentUICulture = French;
            if (await next(context) is not IValueHttpResult { Value: TView view })
                throw new InvalidOperationException("What is printed is what the route answers with.");
            var room = context.HttpContext.RequestServices.GetRequiredService<PrintRoom>();
            return new DocumentAnswer(await room.Print(view, print), form);
        });
    }
}
