using Liaison.Server.Web;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Liaison.Benchmarks.Malformed;

/// <summary>Three faults that a drill must find: a step fails on some reasons, and tells others to the caller and to the log.</summary>
public sealed class Planted<TRequest, TResponse>(ILogger<Planted<TRequest, TResponse>> logger) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private const int Longest = 600;
    private static readonly Action<ILogger, string, Exception?> Log = LoggerMessage.Define<string>(LogLevel.Warning, default, "Refused {Reason}");

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (typeof(TRequest).GetProperty("Reason")?.GetValue(request) is not string reason)
            return next();
        if (reason.Length > Longest || reason.Any(char.IsControl))
            throw new InvalidOperationException("planted");
        if (!reason.Contains(Hostile.Sent, StringComparison.Ordinal))
            return next();
        Log(logger, reason, null);
        throw InputRules.FormatWrong.Because(("sent", reason));
    }
}

/// <summary>Puts the faults into a service that is about to be built.</summary>
public static class Plant
{
    public static void PlantFaults(this IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(Planted<,>)));
}
