using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Web;

/// <summary>What a route sends: the right it needs and the refusals it can answer with.</summary>
public sealed record UseCaseMetadata(Type Request, Right Right, bool Writes, IReadOnlyList<Refusal> Refuses);

/// <summary>Ties a route to its use case.</summary>
public static class Routes
{
    /// <summary>The route sends this use case; its right is asked before a body is read.</summary>
    /// <param name="summary">One line for the reference page.</param>
    public static RouteHandlerBuilder Sends<TRequest>(this RouteHandlerBuilder route, string summary) where TRequest : IUseCase
    {
        return route.WithSummary(summary).WithName(NameOf(typeof(TRequest))).AddEndpointFilterFactory(Tagged.Around)
            .WithMetadata(new UseCaseMetadata(typeof(TRequest), TRequest.Requires, Requests.Writes(typeof(TRequest)), TRequest.Refuses));
    }

    /// <summary>Refuses a caller without the right of the route before anything is read of what he sends.</summary>
    public static void UseRights(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<UseCaseMetadata>() is { } useCase)
            Authorisation.Check(context.RequestServices.GetRequiredService<Caller>(), useCase.Right, useCase.Writes);
        return next(context);
    });

    private static string NameOf(Type request) => request.DeclaringType?.Name ?? request.Name;
}
