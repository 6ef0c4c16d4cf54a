using Liaison.Domain;
using Liaison.Server.Pipeline;
using MediatR;

namespace Liaison.Server.Web;

/// <summary>What the address of a route names: the query that reads it tells whether it is there for the caller, and its tag.</summary>
public abstract class Subject
{
    /// <summary>What <c>{id}</c> names, and how it is read.</summary>
    /// <param name="holds">Whether what else the address names is part of it.</param>
    public static Subject Of<TQuery, TView>(Func<Guid, TQuery> query, Func<TView, RouteValueDictionary, bool>? holds = null) where TQuery : IQuery<TView> =>
        new Subject<TQuery, TView>("id", address => query(Guid.Parse((string)address["id"]!)), holds);

    /// <summary>What an address names by several values, of which this one is its own.</summary>
    public static Subject OfPart<TQuery, TView>(string name, Func<RouteValueDictionary, TQuery> query) where TQuery : IQuery<TView> =>
        new Subject<TQuery, TView>(name, query);

    /// <summary>The query by which it is read.</summary>
    public abstract Type Query { get; }

    /// <summary>Whether an address names it; a list of its group does not.</summary>
    public abstract bool IsNamedBy(RouteValueDictionary address);

    /// <summary>Its tag as the caller would read it now. Refuses as reading it would, <c>not_found</c> above all. Nothing of it is shown,
    /// so nothing is journalled.</summary>
    public abstract Task<string> TagNow(HttpContext context);
}

/// <inheritdoc/>
/// <param name="name">The value of the route that names it.</param>
/// <param name="query">How it is read by its address.</param>
/// <param name="holds">Whether what else the address names is part of it.</param>
public sealed class Subject<TQuery, TView>(string name, Func<RouteValueDictionary, TQuery> query, Func<TView, RouteValueDictionary, bool>? holds = null) : Subject
    where TQuery : IQuery<TView>
{
    public override Type Query => typeof(TQuery);

    public override bool IsNamedBy(RouteValueDictionary address) => address.ContainsKey(name);

    public override async Task<string> TagNow(HttpContext context)
    {
        var address = context.Request.RouteValues;
        var handler = context.RequestServices.GetRequiredService<IRequestHandler<TQuery, TView>>();
        var view = await handler.Handle(query(address), context.RequestAborted);
        if (holds?.Invoke(view, address) == false)
            throw CommonRules.Absent.Because();
        var tags = context.RequestServices.GetRequiredService<Tags>();
        return tags.Of(tags.Form(view));
    }
}
