using System.Text.Json.Nodes;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Access;

/// <summary>Everything that somebody can try to read: each list, each figure, each single thing of anybody, and what is refused.</summary>
internal sealed class Sweep(AccessApp app)
{
    private const int Pages = 4;

    /// <summary>The words that came back, in bodies or headers.</summary>
    public async Task<IReadOnlySet<Canary>> Seen(string visitor)
    {
        var (asking, who) = (await app.Asking(), app.World.Visitor(visitor));
        var replies = new List<Reply>();
        foreach (var operation in AccessTable.Operations.Where(operation => operation.StartsWith("GET ", StringComparison.Ordinal)))
        {
            if (Thing.NounOf(operation.Split(' ')[1]) is { } noun)
            {
                var things = app.World.Things.Where(thing => thing.Noun == noun);
                replies.AddRange(await Task.WhenAll(things.Select(thing => asking.Ask(new Question(operation, who, thing)))));
                continue;
            }
            await foreach (var reply in List(asking, who, operation))
                replies.Add(reply);
        }
        foreach (var opened in app.World.Things.Where(thing => thing.Noun == "cases"))
            replies.Add(await asking.Send(who, "GET", $"/cases/{opened.Values[0]}/history", accept: HtmlForm.MediaType));
        replies.Add(await asking.Send(who, "GET", "/handover", accept: HtmlForm.MediaType));
        foreach (var number in new[] { "submitted", "stillOpen" })
            replies.Add(await asking.Send(who, "GET", $"/statistics/reconciliation/cases?number={number}&from=2017-01-01&to=2018-12-31&limit=200"));
        foreach (var association in app.World.Things.Where(thing => thing.Noun == "associations"))
            replies.Add(await asking.Send(who, "GET", $"/statistics/activity?from=2017-01-01&to=2018-12-31&associationId={association.Values[0]}"));
        return replies.SelectMany(reply => app.Canaries.In(reply.ToString())).ToHashSet();
    }

    // Once as it is, and once in pages of a few rows; what has changed; and the table.
    private static async IAsyncEnumerable<Reply> List(Asking asking, Visitor who, string operation)
    {
        yield return await asking.Ask(new Question(operation, who, null));
        var path = operation.Split(' ')[1];
        await foreach (var reply in PagesOf(asking, who, $"{path}?limit=40"))
            yield return reply;
        await foreach (var reply in PagesOf(asking, who, $"{path}?limit=200&modifiedSince=1970-01-01T00:00:00Z"))
            yield return reply;
        yield return await asking.Send(who, "GET", $"{path}?limit=200", accept: CsvForm.MediaType);
    }

    private static async IAsyncEnumerable<Reply> PagesOf(Asking asking, Visitor who, string first)
    {
        var next = first;
        for (var page = 0; page < Pages && next is not null; page++)
        {
            var reply = await asking.Send(who, "GET", next);
            yield return reply;
            var isPage = reply.Status == 200 && reply.Headers.Contains("application/json", StringComparison.Ordinal);
            next = isPage && JsonNode.Parse(reply.Body)!["nextCursor"]?.GetValue<string>() is { } cursor
                ? $"{first}&cursor={Uri.EscapeDataString(cursor)}" : null;
        }
    }
}
