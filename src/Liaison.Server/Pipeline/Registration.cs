using System.Reflection;
using FluentValidation;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>Registers the mediator by hand: handlers and validators found once, behaviours in their order.</summary>
public static class Registration
{
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var handled in type.GetInterfaces().Where(face => Is(face, typeof(IRequestHandler<,>))))
                services.AddTransient(handled, type);
            // A validator keeps nothing of what it has seen, and costs more to make than to ask.
            foreach (var validated in type.GetInterfaces().Where(face => Is(face, typeof(IValidator<>))))
                services.AddSingleton(validated, type);
        }
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Authorise<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Record<,>));
        services.AddScoped<Expected>();
        services.AddScoped<Repeat>();
        services.AddScoped<Showing>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentCaller>().Caller
            ?? throw new InvalidOperationException("A use case was sent without a caller."));
        return services;
    }

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
