using System.Reflection;
using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Web;

/// <summary>Gives each answer that shows one thing its <c>ETag</c>, and answers 304 to a reader who has it already.</summary>
public static class Tagged
{
    /// <summary>Put around the endpoints that answer with a view; those that answer with a page or a file stay as they are.</summary>
    public static EndpointFilterDelegate Around(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var answer = endpoint.MethodInfo.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>)
            ? task.GetGenericArguments()[0] : null;
        if (!Shows(answer))
            return next;
        return (EndpointFilterDelegate)typeof(Tagged).GetMethod(nameof(Tag), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(answer!.GetGenericArguments()).Invoke(null, [next])!;
    }

    /// <summary>Whether an answer shows one thing.</summary>
    public static bool Shows(Type? answer) => answer is { IsGenericType: true }
        && (answer.GetGenericTypeDefinition() == typeof(Ok<>) || answer.GetGenericTypeDefinition() == typeof(Created<>))
        && !(answer.GetGenericArguments()[0] is { IsGenericType: true } page && page.GetGenericTypeDefinition() == typeof(Page<>));

    private static EndpointFilterDelegate Tag<TView>(EndpointFilterDelegate next) => async context => await next(context) switch
    {
        Ok<TView> { Value: { } view } => Answer(context.HttpContext, StatusCodes.Status200OK, view, null),
        Created<TView> { Value: { } view } made => Answer(context.HttpContext, StatusCodes.Status201Created, view, made.Location),
        var other => other,
    };

    private static Form Answer<TView>(HttpContext http, int status, TView view, string? location)
    {
        var tags = http.RequestServices.GetRequiredService<Tags>();
        var form = tags.Form(view);
        var tag = tags.Of(form);
        var (asked, answered) = (http.Request.Headers, http.Response.Headers);
        answered.ETag = tag;
        if (location is not null)
            answered.Location = location;
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            if (http.RequestServices.GetRequiredService<Repeat>().IsReplay)
                answered[IdempotencyKey.Replayed] = "true";
            return new Form(status, form);
        }
        if (asked.IfMatch.Count > 0 && !Preconditions.Admits(asked.IfMatch, tag))
            throw new HttpRefusedException(StatusCodes.Status412PreconditionFailed, ExchangeRules.PreconditionFailed);
        return asked.IfNoneMatch.Count > 0 && Preconditions.Knows(asked.IfNoneMatch, tag) ? new Form(StatusCodes.Status304NotModified, null) : new Form(status, form);
    }

    // What is sent is the very form that was tagged.
    private sealed class Form(int status, byte[]? form) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            if (form is null)
                return Task.CompletedTask;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = form.Length;
            return response.Body.WriteAsync(form, httpContext.RequestAborted).AsTask();
        }
    }
}
