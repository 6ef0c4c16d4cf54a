using System.Reflection;
using System.Text;
using Liaison.Server.Accounts;
using Liaison.Server.Agendas;
using Liaison.Server.Associations;
using Liaison.Server.Audiences;
using Liaison.Server.Cases;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Demonstrations;
using Liaison.Server.Documents;
using Liaison.Server.Handover;
using Liaison.Server.Identity;
using Liaison.Server.Imports;
using Liaison.Server.Journal;
using Liaison.Server.Meetings;
using Liaison.Server.Minutes;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Protection;
using Liaison.Server.Reminders;
using Liaison.Server.Retention;
using Liaison.Server.Rights;
using Liaison.Server.SignIn;
using Liaison.Server.Statistics;
using Liaison.Server.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Scalar.AspNetCore;

namespace Liaison.Server;

/// <summary>Puts the service together: what it uses, in which order a request passes, and its areas.</summary>
public static class Host
{
    /// <summary>The service, ready to run.</summary>
    /// <param name="args">Arguments of the command line, as ASP.NET Core reads them.</param>
    /// <param name="configure">What a command changes before the service is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The reader of workbooks asks for Windows-1252 before it reads anything.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // Settings are read at the start alone: watching for changes would watch the folder of the data too.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = WebRules.MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = WebRules.MaxHeaderBytes;
            kestrel.Limits.MaxRequestLineSize = WebRules.MaxRequestLineBytes;
            kestrel.AddServerHeader = false;
        });
        // A log tells what the service does, not what each request asks; the keys below only sign cursors of lists.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Otherwise each request would begin a trace and a scope, with its address in it, that nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Liaison.Server.Identity", LogLevel.Warning);
        // A start that fails is reported by the command that tried it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        configure?.Invoke(builder);
        if (Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider")
            UseNoData(builder.Configuration);
        AddServices(builder.Services, builder.Configuration);
        var app = builder.Build();
        UseMiddleware(app);
        MapRoutes(app);
        return app;
    }

    // The build writes the OpenAPI document by starting the service: over an empty file of its own, whatever schema an earlier build left.
    private static void UseNoData(ConfigurationManager configuration)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "openapi");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        configuration["Storage:Engine"] = nameof(StorageEngine.Sqlite);
        configuration["Storage:Path"] = Path.Combine(folder, "none.db");
    }

    private static void AddServices(IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton(_ => configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions());
        services.AddSingleton<Database>(provider => provider.GetRequiredService<StorageOptions>().Engine == StorageEngine.Postgresql
            ? ActivatorUtilities.CreateInstance<PostgresDatabase>(provider)
            : ActivatorUtilities.CreateInstance<SqliteDatabase>(provider));
        services.AddScoped<Session>();
        services.AddSingleton<KeyUses>();
        services.AddHostedService<KeyUseWriter>();
        services.AddProtection(configuration);
        services.AddSingleton<Erasures>();
        services.AddSingleton<DestructionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<DestructionWorker>());
        services.AddPipeline();
        services.AddJournal(configuration);
        services.AddProbes(configuration);
        services.AddSingleton<ImportPurge>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportPurge>());
        services.AddDocuments(configuration);
        services.AddSingleton<SpeakerPurge>();
        services.AddHostedService(provider => provider.GetRequiredService<SpeakerPurge>());
        services.AddSingleton<ReminderJob>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderJob>());
        services.AddScoped<Acts>();
        services.AddScoped<Cursors>();
        services.AddExchange(configuration);
        services.AddDataProtection().SetApplicationName("Liaison");
        services.AddSingleton(provider => new KeyFolder(configuration["Keys:Folder"], provider.GetRequiredService<StorageOptions>()));
        services.AddOptions<KeyManagementOptions>().Configure<KeyFolder, ILoggerFactory>((options, folder, logger) =>
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Path), logger));
        if (!services.Any(service => service.ServiceType == typeof(TimeProvider)))
            services.AddSingleton(TimeProvider.System);
        services.AddSignIn(configuration);
        services.ConfigureHttpJsonOptions(options => JsonRules.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddContract();
    }

    private static void UseMiddleware(WebApplication app)
    {
        app.UseProxies();
        app.UseLanguages();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseHttps();
        app.UseRouting();
        app.UseCallers();
        app.UseLimits();
        app.UseChallenge();
        app.UseForgeryGuard();
        app.UseAudienceTrap();
        app.UseRuledRoutes();
        app.UseRights();
        app.UseOrder();
        app.UseIdempotencyKeys();
        app.UseCharsets();
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapOpenApi("/openapi/{documentName}.yaml");
        app.MapScalarApiReference("/docs", options =>
        {
            options.Title = "Liaison";
            options.OpenApiRoutePattern = "/openapi/{documentName}.json";
            // Nothing is fetched from elsewhere and nothing is told to anybody.
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.HideClientButton = true;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            options.DisableAgent().DisableMcp().WithNonce();
        });
        app.MapProbes();
        app.MapPages();
        app.MapGet("/", () => TypedResults.Redirect("/docs")).ExcludeFromDescription();
        var api = app.MapGroup("/api/v1").ForKnownCallers();
        api.MapAssociations();
        api.MapMeetingRequests();
        api.MapMeetings();
        api.MapAgendas();
        api.MapCommitments();
        api.MapMinutes();
        api.MapReminders();
        api.MapHandover();
        api.MapStatistics();
        api.MapCases();
        api.MapImports();
        api.MapRetention();
        api.MapRights();
        api.MapIdentity();
        api.MapAccounts();
        api.MapApiKeys();
        api.MapPrefectures();
        api.MapDemonstrations();
        api.MapAudienceRequests();
        api.MapAudiences();
        api.MapReferrals();
        api.MapJournal();
    }
}
