using System.Text.Json.Nodes;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Access;

/// <summary>Everything that somebody can try to read, by every exit and in every form: each list, each figure, each single thing of anybody, and what is
/// refused.</summary>
internal sealed class Sweep(AccessApp app)
{
    private const int Pages = 4;
    private const string Json = "application/json";

    /// <summary>The words that came back, in bodies or headers.</summary>
    public async Task<IReadOnlySet<Canary>> Seen(string visitor)
    {
        var (asking, who) = (await app.Asking(), app.World.Visitor(visitor));
        var seen = new HashSet<Canary>();
        foreach (var exit in app.Exits)
        {
            await foreach (var (form, reply) in Asked(asking, who, exit))
            {
                IReadOnlyList<Canary> words = [.. app.Canaries.In(reply.ToString())];
                app.Left(exit.Operation, form, reply.Status, words.Count);
                seen.UnionWith(words);
            }
        }
        foreach (var page in app.Beside)
            seen.UnionWith(app.Canaries.In((await asking.Send(who, "GET", page, api: "", accept: "*/*")).ToString()));
        return seen;
    }

    private IAsyncEnumerable<(string Form, Reply Reply)> Asked(Asking asking, Visitor who, Exit exit) =>
        exit.Method != "GET" ? Sought(asking, who, exit)
        : Thing.NounOf(exit.Address) is { } noun ? Single(asking, who, exit, noun)
        : List(asking, who, exit);

    private async IAsyncEnumerable<(string Form, Reply Reply)> Single(Asking asking, Visitor who, Exit exit, string noun)
    {
        var things = app.World.Things.Where(thing => thing.Noun == noun).ToList();
        foreach (var reply in await Task.WhenAll(things.Select(thing => asking.Ask(new Question(exit.Operation, who, thing)))))
            yield return (Json, reply);
        foreach (var (form, query) in Forms(exit))
        {
            foreach (var reply in await Task.WhenAll(things.Select(thing => asking.Send(who, "GET", thing.At(exit.Address) + query, accept: form))))
                yield return (form + query, reply);
        }
    }

    // Once as it is, and once in pages of a few rows; what has changed; each form; and what some lists need to be asked.
    private async IAsyncEnumerable<(string Form, Reply Reply)> List(Asking asking, Visitor who, Exit exit)
    {
        yield return (Json, await asking.Ask(new Question(exit.Operation, who, null)));
        await foreach (var reply in PagesOf(asking, who, $"{exit.Address}?limit=40"))
            yield return (Json, reply);
        await foreach (var reply in PagesOf(asking, who, $"{exit.Address}?limit=200&modifiedSince=1970-01-01T00:00:00Z"))
            yield return ("modifiedSince", reply);
        foreach (var (form, query) in Forms(exit))
            yield return (form + query, await asking.Send(who, "GET", $"{exit.Address}{(query.Length > 0 ? query + "&" : "?")}limit=200", accept: form));
        foreach (var query in Needed(exit.Operation))
            yield return (Json, await asking.Send(who, "GET", exit.Address + query));
    }

    // Whatever is looked for by a body: the words themselves.
    private async IAsyncEnumerable<(string Form, Reply Reply)> Sought(Asking asking, Visitor who, Exit exit)
    {
        yield return (Json, await asking.Ask(new Question(exit.Operation, who, null)));
        var bodies = exit.Operation == "POST /cases/search"
            ? app.Canaries.All.Select(canary => canary.Field switch
            {
                "person.familyName" or "person.givenNames" or "import.familyName" => $$"""{"name":"{{canary.Word}}"}""",
                "person.agdref" => $$"""{"agdref":"{{canary.Word}}"}""",
                _ => null,
            }).OfType<string>()
            : throw new InvalidOperationException($"{exit.Operation} reads what is sent in a body: say here what is to be sent.");
        foreach (var reply in await Task.WhenAll(bodies.Select(body => asking.Send(who, exit.Method, exit.Address, body))))
            yield return ("search", reply);
    }

    private static IEnumerable<(string Form, string Query)> Forms(Exit exit) => exit.Forms.Where(form => form != Json)
        .SelectMany(form => form == CsvForm.MediaType ? (IEnumerable<(string, string)>)[(form, ""), (form, "?dialect=excel-fr")] : [(form, "")]);

    private IEnumerable<string> Needed(string operation) => operation switch
    {
        "GET /statistics/activity" or "GET /statistics/activity/cases" => Values("associations").Select(id => $"?from=2017-01-01&to=2018-12-31&associationId={id}"),
        "GET /statistics/regularisations/comparison" => Values("regularisations").Select(id => $"?a={id}&b={id}"),
        "GET /journal/checkpoints/consistency" => [$"?from={app.World.Sizes.Min()}&to={app.World.Sizes.Max()}"],
        "GET /journal/breach-file" => Values("api-keys").Select(id => $"?keyId={id}").Concat(Values("accounts").Select(id => $"?accountId={id}"))
            .Concat(app.World.Keys.Select(id => $"?keyId={id}")),
        _ => [],
    };

    private IEnumerable<string> Values(string noun) => app.World.Things.Where(thing => thing.Noun == noun).Select(thing => thing.Values[0]);

    private static async IAsyncEnumerable<Reply> PagesOf(Asking asking, Visitor who, string first)
    {
        var next = first;
        for (var page = 0; page < Pages && next is not null; page++)
        {
            var reply = await asking.Send(who, "GET", next);
            yield return reply;
            var isPage = reply.Status == 200 && reply.Headers.Contains(Json, StringComparison.Ordinal);
            next = isPage && JsonNode.Parse(reply.Body) is JsonObject shown && shown["nextCursor"]?.GetValue<string>() is { } cursor
                ? $"{first}&cursor={Uri.EscapeDataString(cursor)}" : null;
        }
    }
}
