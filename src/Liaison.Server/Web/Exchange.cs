using System.Net;
using System.Security.Cryptography;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.HttpOverrides;

namespace Liaison.Server.Web;

/// <summary>How requests come in: by which proxies, by HTTPS or not, and how many.</summary>
public static class Exchange
{
    /// <summary>Registers what the exchange needs: its settings, its limits, and the tags of what is answered.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Limits>();
        services.AddSingleton(provider => SharedKey.Open(provider.GetRequiredService<KeyFolder>().SharedKey));
        services.AddSingleton<Tags>();
        services.AddHostedService<RepeatPurge>();
        services.AddSingleton(_ => configuration.GetSection("Web").Get<WebOptions>() ?? new WebOptions());
        services.AddOptions<ForwardedHeadersOptions>().Configure<WebOptions>((options, web) =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in web.KnownProxies)
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            foreach (var network in web.KnownNetworks)
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        });
        return services;
    }

    /// <summary>Why the service cannot serve as it is set up, or null when it can.</summary>
    public static string? WhyNot(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<SharedKey>();
            return services.GetRequiredService<WebOptions>().WhyNot();
        }
        catch (CryptographicException unusable)
        {
            return unusable.Message;
        }
    }

    /// <summary>Believes what known proxies say of the caller's address and scheme; without any, nobody is believed.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var web = app.Services.GetRequiredService<WebOptions>();
        if (web.KnownProxies.Count + web.KnownNetworks.Count > 0)
            app.UseForwardedHeaders();
    }

    /// <summary>Answers plain HTTP with 403 <c>https.required</c> where it is set so. A redirection would make a wrong address work, and a key
    /// sent to it in the clear would stay unnoticed. The probes of the machines around stay open.</summary>
    public static void UseHttps(this WebApplication app)
    {
        if (app.Services.GetRequiredService<WebOptions>().RequireHttps)
            app.Use((context, next) => context.Request.IsHttps || Probes.IsAskedBy(context.Request)
                ? next(context)
                : throw new HttpRefusedException(StatusCodes.Status403Forbidden, ExchangeRules.HttpsRequired));
    }
}
