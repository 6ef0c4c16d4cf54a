using System.CommandLine;
using System.Text.Encodings.Web;
using Liaison.Server.Protection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Benchmarks.Floors;

/// <summary>The floor: hand-written endpoints on bare Kestrel, with the addresses and the JSON of the service, without identity, rights,
/// pipeline and, for reads, journal.</summary>
public static class FloorHost
{
    public static Command Create()
    {
        var database = new Option<string>("--database") { Required = true };
        var urls = new Option<string>("--urls") { Required = true };
        var serve = new Command("serve-floor", "Serve the floor; entries start it themselves.") { database, urls };
        serve.Hidden = true;
        serve.SetAction((parsed, cancellation) => Run(parsed.GetRequiredValue(database), parsed.GetRequiredValue(urls), cancellation));
        return serve;
    }

    private static async Task Run(string database, string urls, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        await using var app = builder.Build();
        using var connections = new FloorConnections(database);
        await using var store = new SqliteKeyStore(Decade.Generator.Keys(database).CaseKeys, NullLogger<SqliteKeyStore>.Instance);
        using var safe = Decade.Generator.SafeOf(database, store);
        Map(app, connections, safe);
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }

    private static void Map(WebApplication app, FloorConnections connections, Safe safe)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/me", () => TypedResults.Ok());
        api.MapGet("/meetings/{id:guid}/agenda", IResult (Guid id) =>
            connections.Read(connection => AgendaFloor.Read(connection, safe, id.ToString())) is { } agenda ? TypedResults.Ok(agenda) : TypedResults.NotFound());
        api.MapGet("/cases/{id:guid}", IResult (Guid id) =>
            connections.Read(connection => RowFloor.Read(connection, safe, id)) is [var row] ? TypedResults.Ok(row) : TypedResults.NotFound());
        api.MapPost("/cases/search", (SearchFloor.Body body) =>
            TypedResults.Ok(new SearchFloor.Answer(connections.Read(connection => SearchFloor.Find(connection, safe, body)), More: false)));
        var associations = connections.Read(RequestFloor.Associations);
        api.MapPost("/meeting-requests", (RequestFloor.Body body, HttpRequest request) =>
        {
            // Bearer lia_prefix_secret
            var answer = RequestFloor.Write(connections, safe, associations[request.Headers.Authorization.ToString().Split('_')[1]], body);
            return TypedResults.Created($"/api/v1/meeting-requests/{answer.Id}", answer);
        });
    }
}

/// <summary>One row of a case: the least that a read by its key can be.</summary>
public static class RowFloor
{
    public sealed record Row(string Id, string Reference, string AssociationId, string? SituationSummary);

    private sealed record Content(string? SituationSummary = null);

    public static List<Row> Read(FloorConnection connection, Safe safe, Guid id) => connection.Rows(
        "SELECT id, reference, association_id, prefecture_code, sealed FROM case_record WHERE id = $0",
        row => new Row(row.GetString(0), row.GetString(1), row.GetString(2),
            safe.Open<Content>(row.GetString(3), id, "case", row.GetFieldValue<byte[]>(4))?.SituationSummary), id.ToString());
}
