using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Web;

/// <summary>Does what a caller asks, and answers with what it left as its sender reads it; both in one write.</summary>
public sealed class Acts(IMediator mediator, Showing showing)
{
    /// <summary>Takes a step: 200 with what it concerns.</summary>
    public async Task<Ok<TView>> Step<TResult, TView>(ICommand<TResult> command, IQuery<TView> view, CancellationToken ct) =>
        TypedResults.Ok((await Do(command, _ => view, ct)).Shown);

    /// <summary>Makes something: 201 with it, and its address in <c>Location</c>.</summary>
    /// <param name="collection">Address of what holds it, e.g. <c>/api/v1/meetings</c>.</param>
    /// <param name="viewOf">How it is read by its id.</param>
    public async Task<Created<TView>> Create<TView>(ICommand<Guid> command, string collection, Func<Guid, IRequest<TView>> viewOf, CancellationToken ct)
    {
        var (id, view) = await Do(command, viewOf, ct);
        return TypedResults.Created($"{collection}/{id}", view);
    }

    /// <summary>Adds a part to something: 201 with the whole, at its address.</summary>
    public async Task<Created<TView>> Add<TResult, TView>(ICommand<TResult> command, string whole, IQuery<TView> view, CancellationToken ct) =>
        TypedResults.Created(whole, (await Do(command, _ => view, ct)).Shown);

    /// <summary>Does it; what it gave, and what is shown of it.</summary>
    public async Task<(TResult Result, TView Shown)> Do<TResult, TView>(ICommand<TResult> command, Func<TResult, IRequest<TView>> viewOf, CancellationToken ct)
    {
        var view = default(TView);
        showing.After<TResult>(async result => view = await mediator.Send(viewOf(result), ct));
        return (await mediator.Send(command, ct), view!);
    }
}
