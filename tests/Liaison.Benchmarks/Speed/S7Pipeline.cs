using System.Diagnostics;
using FluentValidation;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Liaison.Benchmarks.Speed;

/// <summary>S7: what middleware, mediator, behaviours, policy and problem mapping cost a request, sockets, identity and database apart.</summary>
public static class S7Pipeline
{
    private const int Each = 20_000;
    private const double Target = 15;

    public static readonly Entry Entry = new("S7", "the pipeline over a direct call, input and output apart", Run);

    private sealed record Nothing(int Number) : IQuery<Shown>
    {
        public static Right Requires => Right.KnowOneself;
    }

    private sealed record Shown(int Number, string Text);

    private sealed class NothingRules : AbstractValidator<Nothing>
    {
        public NothingRules() => RuleFor(query => query.Number).GreaterThan(-1);
    }

    private sealed class NothingHandler : IRequestHandler<Nothing, Shown>
    {
        public Task<Shown> Handle(Nothing query, CancellationToken cancellationToken) =>
            query.Number == 0 ? throw CommonRules.Absent.Because() : Task.FromResult(new Shown(query.Number, "nothing"));
    }

    // Who asks is known without asking the database.
    private sealed class Known : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.RequestServices.GetRequiredService<CurrentCaller>().Caller = new Caller(Guid.Empty, Role.OfficeAgent, "80", null, null, "S7");
                return rest(context);
            });
            next(app);
        };
    }

    private static async Task<bool> Run(Settings settings)
    {
        var (ours, bare) = (new HandServer(), new HandServer());
        await using var service = Service(settings, ours);
        await using var floor = Floor(bare);
        await service.StartAsync();
        await floor.StartAsync();
        Printed.Title(Entry,
            FormattableString.Invariant($"{settings.Rounds} interleaved rounds of {Each} requests, handed over without a socket; a query, no database"));
        var table = new Table("answer", "ours CPU µs", "direct call CPU µs", "pipeline µs");
        var answered = await Measure(settings, table, "200", () => ours.Get("/piped/1"), () => bare.Get("/piped/1"));
        await Measure(settings, table, "404 as a problem", () => ours.Get("/piped/0"), () => bare.Get("/piped/0"));
        await service.StopAsync();
        return Printed.Verdict(table, answered <= Target, "≤ 15 µs a request that is answered");
    }

    private static WebApplication Service(Settings settings, HandServer server)
    {
        var app = Server.Host.Build([$"--Storage:Path={Volumes.PathOf(settings, "S7")}", Servers.NoLimit], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<IServer>(server));
            builder.Services.AddScoped<IRequestHandler<Nothing, Shown>, NothingHandler>();
            builder.Services.AddSingleton<IValidator<Nothing>, NothingRules>();
            builder.Services.AddSingleton<IStartupFilter, Known>();
        });
        app.MapGet("/piped/{number:int}", async (int number, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new Nothing(number), ct)))
            .Sends<Nothing>("Nothing");
        return app;
    }

    private static WebApplication Floor(HandServer server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton<IServer>(server));
        var app = builder.Build();
        var problem = new { type = "urn:liaison:problem:not_found", title = "Cette ressource n'existe pas ou ne vous est pas accessible.", status = 404 };
        app.MapGet("/piped/{number:int}", IResult (int number) =>
            number == 0 ? TypedResults.Json(problem, statusCode: 404) : TypedResults.Ok(new Shown(number, "nothing")));
        return app;
    }

    private static async Task<double> Measure(Settings settings, Table table, string what, Func<Task<int>> ours, Func<Task<int>> direct)
    {
        var seen = await Rounds.Interleaved(settings.Rounds, () => CpuEach(ours), () => CpuEach(direct));
        var more = Rounds.Median(seen[0].Zip(seen[1], (mine, other) => mine - other));
        table.Row(what, Rounds.Median(seen[0]), Rounds.Median(seen[1]), more);
        return more;
    }

    private static async Task<double> CpuEach(Func<Task<int>> request)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var turn = 0; turn < Each; turn++)
            await request();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / Each;
    }
}
