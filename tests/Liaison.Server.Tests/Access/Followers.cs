using System.Globalization;
using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Access;

/// <summary>Somebody who keeps a copy of a list by its changes alone.</summary>
internal sealed class Follower(Actor reader, string who, string list)
{
    // What other rows or the day alone bring about is no change of a row.
    private static readonly string[] NoChange = ["position", "requestIds", "overdue", "noReply"];

    private readonly Dictionary<Guid, string> copy = [];
    private string since = "1970-01-01T00:00:00Z";

    /// <summary>Those that were gone.</summary>
    public HashSet<Guid> Gone { get; } = [];

    public string Name => $"{who} {list}";

    /// <summary>Brings the copy up to date.</summary>
    public async Task Follow()
    {
        await foreach (var page in Pages($"modifiedSince={since}&limit=30"))
        {
            foreach (var row in page.Data)
                Take(row!);
            since = Later(page.Json.Text("asOf")!);
        }
    }

    /// <summary>In what the copy differs from the list as it is read whole.</summary>
    public async Task<IReadOnlyList<string>> Differences()
    {
        var whole = new Dictionary<Guid, string>();
        await foreach (var page in Pages("limit=200"))
        {
            foreach (var row in page.Data)
                whole.Add(row!["id"]!.GetValue<Guid>(), Shown(row));
        }
        return [.. whole.Except(copy).Select(row => $"{Name} lacks {row.Value} and has {copy.GetValueOrDefault(row.Key)}"),
            .. copy.ExceptBy(whole.Keys, row => row.Key).Select(row => $"{Name} keeps {row.Value}")];
    }

    private void Take(JsonNode row)
    {
        var id = row["id"]!.GetValue<Guid>();
        if (row["deleted"] is null)
            copy[id] = Shown(row);
        else if (copy.Remove(id))
            Gone.Add(id);
    }

    private async IAsyncEnumerable<Answer> Pages(string query)
    {
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await reader.Get($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}{cursor}")).Is(200);
            yield return page;
            cursor = page.Json.Text("nextCursor") is { } next ? $"&cursor={next}" : null;
        }
    }

    // Here each act has an instant of its own: what was last seen need not come once more, and so hides no change that was not told.
    private static string Later(string asOf) =>
        DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture).AddMicroseconds(1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static string Shown(JsonNode row)
    {
        var shown = row.DeepClone().AsObject();
        foreach (var member in NoChange)
            shown.Remove(member);
        return shown.ToJsonString();
    }
}

/// <summary>One for each list that tells its changes and each kind of reader, some with a filter; they look now and then while others act.</summary>
internal sealed class Followers(AccessApp app) : IDisposable
{
    private const int Every = 7;
    private const int Associations = 2;

    private static readonly string[] Filtered =
    [
        "/meeting-requests?status=submitted", "/meetings?status=scheduled", "/agenda-items?status=proposed", "/commitments?status=open",
        "/audience-requests?status=logged", "/referrals?status=pending", "/cases?urgent=true",
    ];

    private readonly SemaphoreSlim one = new(1);
    private readonly List<Follower> followers = [];
    private IReadOnlyList<string> lists = [];
    private int acts;
    private int associations;

    public IReadOnlyList<Follower> All => followers;

    public async Task Begin()
    {
        lists = [.. (await Contract.Document(app.CreateClient()))["paths"]!.AsObject()
            .Where(path => path.Value!["get"]?["parameters"]?.AsArray().Any(parameter => parameter.Text("name") == "modifiedSince") == true)
            .Select(path => path.Key["/api/v1".Length..]), .. Filtered];
        foreach (var role in (Role[])[Role.OfficeAgent, Role.Cabinet, Role.SecretaryGeneral, Role.PressOfficer])
            await Add(role, null, role.ToString());
    }

    /// <summary>The first associations follow as well.</summary>
    public async Task Add(Actor association)
    {
        if (lists.Count > 0 && associations < Associations)
            await Add(Role.Association, association.AssociationId, $"association {++associations}");
    }

    /// <summary>The world is built: nobody looks any more.</summary>
    public void Rest() => acts = int.MinValue;

    public async Task AfterAct()
    {
        if (Interlocked.Increment(ref acts) is var count && count <= 0)
            return;
        app.Clock.AdjustTime(app.Clock.GetUtcNow().AddMilliseconds(1));
        if (count % Every == 0)
            await Follow();
    }

    public async Task Follow()
    {
        await one.WaitAsync();
        try
        {
            foreach (var follower in followers)
                await follower.Follow();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    // Who may not read a list does not follow it. With a key and connections of their own: where the act came from waits for them.
    private async Task Add(Role role, Guid? association, string who)
    {
        var actor = await app.NewActor(role, LiaisonApp.Somme, association);
        foreach (var list in lists)
        {
            if ((await actor.Get(list)).Status == 200)
                followers.Add(new Follower(actor, who, list));
        }
    }
}
