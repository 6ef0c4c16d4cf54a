using Liaison.Domain;
using Liaison.Domain.Associations;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>First behaviour: the caller's rights against what the request requires.</summary>
public sealed class Authorise<TRequest, TResponse>(Caller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IUseCase
{
    private static readonly bool Writes = Requests.Writes(typeof(TRequest));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        Authorisation.Check(caller, TRequest.Requires, Writes);
        return next();
    }
}

/// <summary>The check itself, shared by the pipeline and by the routes, which ask it before they read a body.</summary>
public static class Authorisation
{
    public static readonly Refusal RightMissing = new("right.missing",
        "Votre rôle, ou votre clé, ne permet pas cette opération.",
        "Your role, or your key, does not allow this.", RefusalKind.Right);

    /// <summary>Refused with <c>right.missing</c>, or with <c>association.suspended</c> where an association that is not active writes.</summary>
    public static void Check(Caller caller, Right right, bool writes)
    {
        if (!caller.May(right))
            throw RightMissing.Because();
        if (writes && !caller.Writes)
            throw AssociationRules.Suspended.Because();
    }
}
