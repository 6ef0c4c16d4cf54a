using Liaison.Domain;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Web;

/// <summary>Answers that several routes share.</summary>
public static class Answers
{
    /// <summary>Takes a step, then answers what it concerns as its sender reads it.</summary>
    public static async Task<Ok<TView>> Step<TResult, TView>(this IMediator mediator, ICommand<TResult> command, IQuery<TView> view, CancellationToken ct)
    {
        await mediator.Send(command, ct);
        return TypedResults.Ok(await mediator.Show(view, ct));
    }

    /// <summary>Makes something, then answers it as its maker reads it, with its address in <c>Location</c>.</summary>
    /// <param name="collection">Address of what holds it, e.g. <c>/api/v1/meetings</c>.</param>
    /// <param name="viewOf">How it is read by its id.</param>
    public static async Task<Created<TView>> Create<TView>(this IMediator mediator, ICommand<Guid> command, string collection,
        Func<Guid, IRequest<TView>> viewOf, CancellationToken ct)
    {
        var id = await mediator.Send(command, ct);
        return TypedResults.Created($"{collection}/{id}", await mediator.Show(viewOf(id), ct));
    }

    /// <summary>Reads what an act has left. The act is on disk: whatever fails from here on must not say that nothing was recorded, but
    /// <c>answer.withheld</c>.</summary>
    public static async Task<TView> Show<TView>(this IMediator mediator, IRequest<TView> view, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(view, ct);
        }
        catch (RefusedException refused) when (refused.Refusal.Kind == RefusalKind.Unavailable)
        {
            throw WebRules.AnswerWithheld.Because();
        }
    }

    /// <summary>A page, with the address of the next one in <c>Link</c>.</summary>
    public static Ok<Page<T>> Page<T>(this HttpContext http, Page<T> page)
    {
        if (page.NextCursor is { } cursor)
        {
            var query = http.Request.Query.Where(pair => pair.Key != "cursor")
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
                .Append(KeyValuePair.Create("cursor", (string?)cursor));
            http.Response.Headers.Link = $"<{http.Request.Path}{QueryString.Create(query)}>; rel=\"next\"";
        }
        return TypedResults.Ok(page);
    }
}
