using Liaison.Domain;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>What every use case states: the right it needs and the domain's refusals it can answer with.</summary>
public interface IUseCase
{
    /// <summary>The right without which the pipeline refuses the request.</summary>
    static abstract Right Requires { get; }

    /// <summary>Refusals this use case can answer with, beyond those of the pipeline and the web; shown in the OpenAPI document.</summary>
    static virtual IReadOnlyList<Refusal> Refuses => [];
}

/// <summary>A request that changes something; its handler runs inside one write.</summary>
public interface ICommand<out TResponse> : IRequest<TResponse>, IUseCase;

/// <summary>A command that opens cases: their keys are made before its write begins.</summary>
public interface IOpensCases
{
    /// <summary>How many at most.</summary>
    int CasesOpened { get; }
}

/// <summary>What can be told of a request by its type.</summary>
public static class Requests
{
    /// <summary>Whether it is a command.</summary>
    public static bool Writes(Type request) =>
        request.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICommand<>));

    /// <summary>The right by which a view is read; null where no query answers with it.</summary>
    public static Right? ReadingOf(Type view) => (Right?)typeof(Requests).Assembly.GetTypes()
        .FirstOrDefault(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IQuery<>).MakeGenericType(view)))
        ?.GetProperty(nameof(IUseCase.Requires))!.GetValue(null);
}

/// <summary>A request that only reads.</summary>
public interface IQuery<out TResponse> : IRequest<TResponse>, IUseCase;
