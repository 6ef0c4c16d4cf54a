using FluentValidation;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>Second behaviour: the shape of the request, before anything is loaded.</summary>
public sealed class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
            validator.ValidateAndThrow(request);
        return next();
    }
}
