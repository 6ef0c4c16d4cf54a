using System.Reflection;
using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Web;

/// <summary>What a route sends: the right it needs and the refusals it can answer with.</summary>
public sealed record UseCaseMetadata(Type Request, Right Right, bool Writes, IReadOnlyList<Refusal> Refuses);

/// <summary>The right by which the answer to an act is read. Who may act and not read is refused before: the act would be done, and its answer refused.</summary>
public sealed record AnswerMetadata(Right Right);

/// <summary>Ties a route to its use case.</summary>
public static class Routes
{
    /// <summary>The route sends this use case; its right is asked before a body is read.</summary>
    /// <param name="summary">One line for the reference page.</param>
    public static RouteHandlerBuilder Sends<TRequest>(this RouteHandlerBuilder route, string summary) where TRequest : IUseCase
    {
        if (Requests.Writes(typeof(TRequest)))
            route.Finally(ShowsItsAnswer);
        else
            route.Finally(ComesAsTable);
        return route.WithSummary(summary).WithName(NameOf(typeof(TRequest))).AddEndpointFilterFactory(Tagged.Around).AddEndpointFilterFactory(CsvForm.Around)
            .WithMetadata(new UseCaseMetadata(typeof(TRequest), TRequest.Requires, Requests.Writes(typeof(TRequest)), TRequest.Refuses));
    }

    /// <summary>Refuses a caller without the right of the route before anything is read of what he sends.</summary>
    public static void UseRights(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata is { } route && route.GetMetadata<UseCaseMetadata>() is { } useCase)
        {
            var caller = context.RequestServices.GetRequiredService<Caller>();
            Authorisation.Check(caller, useCase.Right, useCase.Writes);
            if (route.GetMetadata<AnswerMetadata>() is { } answer)
                Authorisation.Check(caller, answer.Right, writes: false);
        }
        return next(context);
    });

    private static void ShowsItsAnswer(EndpointBuilder endpoint)
    {
        var answer = endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault()?.ReturnType.GetGenericArguments().FirstOrDefault();
        if (Tagged.Shows(answer) && Requests.ReadingOf(answer!.GetGenericArguments()[0]) is { } right)
            endpoint.Metadata.Add(new AnswerMetadata(right));
    }

    private static void ComesAsTable(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault() is { } method && CsvForm.Shows(method))
            endpoint.Metadata.Add(new CsvForm());
    }

    private static string NameOf(Type request) => request.DeclaringType?.Name ?? request.Name;
}
