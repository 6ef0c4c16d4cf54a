using Liaison.Server.Data;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>Third behaviour, for commands: the handler runs inside one write, and what it answers is on disk.</summary>
public sealed class Transact<TRequest, TResponse>(Session db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        db.Write(() => next(), cancellationToken);
}
