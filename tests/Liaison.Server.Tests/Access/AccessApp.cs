using System.Collections.Concurrent;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Liaison.Server.Tests.Access;

/// <summary>The service over a world in which everything exists in every state, with a word in every text. What leaves it in headers, addresses
/// and the log is kept; and a test can widen a right or plant a leak, to see that it is noticed.</summary>
public sealed class AccessApp : LiaisonApp, IStartupFilter
{
    private readonly ConcurrentQueue<string> log = new();
    private readonly ConcurrentQueue<string> heads = new();

    private readonly ConcurrentDictionary<string, bool> planted = new();

    private IReadOnlyList<Exit>? exits;
    private IReadOnlyList<string>? beside;
    private Asking? asking;
    private Followers? followers;

    internal Canaries Canaries { get; } = new();

    /// <summary>Those who keep copies of lists while the world is built.</summary>
    internal Followers Followers => followers ??= new Followers(this);

    internal World World { get; private set; } = null!;

    /// <summary>Everything that was logged.</summary>
    internal IReadOnlyCollection<string> Logged => log;

    /// <summary>The headers of every answer.</summary>
    internal IReadOnlyCollection<string> Heads => heads;

    /// <summary>A right that is wider than the table has it: who a caller is taken for.</summary>
    internal Func<Caller, HttpContext, Caller>? Widened { get; set; }

    /// <summary>What else is done with an answer before it leaves.</summary>
    internal Action<HttpContext>? Leak { get; set; }

    /// <summary>Every way out of the service.</summary>
    internal IReadOnlyList<Exit> Exits => exits ??= Exit.Of(Services);

    /// <summary>The pages and probes beside the API.</summary>
    internal IReadOnlyList<string> Beside => beside ??= Exit.Beside(Services);

    /// <summary>Of each exit and form: the best status with which it answered anybody, and how many words have left by it.</summary>
    internal ConcurrentDictionary<(string Operation, string Form), (int Status, int Words)> Ways { get; } = new();

    /// <summary>The fields of each operation into which a word was put while the world was built, e.g. <c>POST /cases persons[].familyName</c>.</summary>
    internal IReadOnlyCollection<string> Planted => [.. planted.Keys];

    /// <summary>Notes what has left by an exit.</summary>
    internal void Left(string operation, string form, int status, int words) => Ways.AddOrUpdate((operation, form), (status, words),
        (_, before) => (Math.Min(before.Status, status), before.Words + words));

    /// <summary>What everybody was seen to read, once for each.</summary>
    internal ConcurrentDictionary<string, Task<IReadOnlySet<Canary>>> Seen { get; } = new();

    /// <summary>People sign in to it as well.</summary>
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["SignIn:PublicAddress"] = PeopleApp.Address };

    /// <summary>Looks while something is wider than it should be.</summary>
    internal async Task<T> With<T>(Action widen, Func<Task<T>> look)
    {
        try
        {
            widen();
            return await look();
        }
        finally
        {
            (Widened, Leak) = (null, null);
        }
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (TestStorage.Missing is not null)
            return;
        await Followers.Begin();
        World = await World.Build(this, Canaries);
        Followers.Rest();
    }

    public override async Task<Actor> NewAssociation(string prefecture = Somme, Role role = Role.Association)
    {
        var association = await base.NewAssociation(prefecture, role);
        await Followers.Add(association);
        return association;
    }

    /// <summary>Asks this service.</summary>
    internal async Task<Asking> Asking() => asking ??= new Asking(Plain(), await Contract.Document(CreateClient()));

    // Thousands of questions: without the handlers for cookies and redirects that other clients of tests have.
    internal HttpClient Plain() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = CreateClient().BaseAddress };

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            context.Response.OnStarting(() =>
            {
                Leak?.Invoke(context);
                heads.Enqueue(string.Join('\n', context.Response.Headers.Select(header => $"{header.Key}: {header.Value}")));
                return Task.CompletedTask;
            });
            var sent = World is null ? await Fields.In(context.Request, Canaries) : [];
            await rest(context);
            foreach (var field in context.Response.StatusCode < 300 ? sent : [])
                planted[$"{Exit.OperationOf((Microsoft.AspNetCore.Routing.RouteEndpoint)context.GetEndpoint()!)} {field}"] = true;
            if (!HttpMethods.IsGet(context.Request.Method))
                await Followers.AfterAct();
        });
        next(app);
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(new Recorder(log)));
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this).AddHttpContextAccessor().Replace(ServiceDescriptor.Scoped(provider =>
        {
            var caller = provider.GetRequiredService<CurrentCaller>().Caller!;
            return Widened is { } widened ? widened(caller, provider.GetRequiredService<IHttpContextAccessor>().HttpContext!) : caller;
        })));
    }

    private sealed class Recorder(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // What was logged outlives the service.
        }
    }
}
