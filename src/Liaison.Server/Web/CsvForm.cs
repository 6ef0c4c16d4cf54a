using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Web;

/// <summary>Marks a route whose list also comes as a table, by <c>Accept: text/csv</c>.</summary>
public sealed record CsvForm
{
    public const string MediaType = "text/csv";
    public const string Parameter = "dialect";

    /// <summary>As Excel in French writes and reads it: semicolons, decimal commas, and a mark that says UTF-8.</summary>
    public const string ExcelFrench = "excel-fr";

    /// <summary>Put around the endpoints that answer with a page.</summary>
    public static EndpointFilterDelegate Around(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next) =>
        !Shows(endpoint.MethodInfo) ? next : async context => await next(context) is var answer && Forms.Prefers(context.HttpContext.Request, MediaType)
            ? Table(context.HttpContext.Request, answer)
            : answer;

    /// <summary>Whether an endpoint answers with a page.</summary>
    public static bool Shows(MethodInfo endpoint) => endpoint.ReturnType is { IsGenericType: true } task
        && task.GetGenericArguments()[0] is { IsGenericType: true } answer && answer.GetGenericTypeDefinition() == typeof(Ok<>)
        && answer.GetGenericArguments()[0].IsAssignableTo(typeof(IPage));

    // Changes say what is gone and where to go on, which a table has no place for.
    private static CsvTable Table(HttpRequest request, object? answer) => (answer as IValueHttpResult)?.Value is IPage { OfChanges: false } page
        ? new CsvTable(page, request.Query[Parameter].ToString() switch
        {
            "" => false,
            ExcelFrench => true,
            _ => throw new HttpRefusedException(StatusCodes.Status400BadRequest, WebRules.ParameterMalformed, Parameter),
        })
        : throw new HttpRefusedException(StatusCodes.Status406NotAcceptable, ExchangeRules.FormNotAvailable);
}
