using System.Reflection;
using FluentValidation;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>Registers the mediator by hand: handlers and validators found once, behaviours in their order.</summary>
public static class Registration
{
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var service in type.GetInterfaces().Where(IsHandlerOrValidator))
                services.AddScoped(service, type);
        }
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorise<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Record<,>));
        services.AddScoped<Expected>();
        services.AddScoped<Repeat>();
        services.AddScoped<Showing>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentCaller>().Caller
            ?? throw new InvalidOperationException("A use case was sent without a caller."));
        return services;
    }

    private static bool IsHandlerOrValidator(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || type.GetGenericTypeDefinition() == typeof(IValidator<>));
}
