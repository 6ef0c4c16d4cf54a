using System.Text.Json;
using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>The first line of a breach file.</summary>
/// <param name="By">The key or the account.</param>
/// <param name="From">The instant from which on it was looked.</param>
/// <param name="PayloadMonths">Of what is older nobody knows any more who did it.</param>
/// <param name="Checkpoint">The signed text with the root to which the path of each entry leads; null where nothing is sealed yet.</param>
/// <param name="Keys">The public keys that signed checkpoints.</param>
public sealed record BreachHeader(string Format, string Origin, string Prefecture, Guid By, string From, int PayloadMonths, SignedCheckpoint? Checkpoint,
    IReadOnlyList<ExportKey> Keys)
{
    public const string Version = "liaison-breach-1";
}

/// <summary>A case that was seen or changed.</summary>
/// <param name="Changed">Whether one of the entries is of an act; otherwise all are looks.</param>
public sealed record BreachedCase(Guid Case, string FirstAt, string LastAt, int Entries, bool Changed);

/// <summary>An entry with its proof: the path leads from the leaf to the root of the checkpoint. [RFC 9162]</summary>
public sealed record BreachEntry(long Position, byte[] Commitment, byte[] Salt, string Payload, IReadOnlyList<byte[]> Path);

/// <summary>What a key or an account that fell into wrong hands saw and changed: the cases first, then every entry with its proof, and a closing
/// line that signs the whole. What was done within the last second may not be sealed yet.</summary>
public sealed class BreachFile(Database database, JournalSigner signer, JournalOptions options, TimeProvider clock)
{
    private const int PageSize = 2000;

    /// <param name="by">The key or the account.</param>
    /// <param name="from">What was done before is left out.</param>
    public async Task Write(Stream target, string prefecture, Guid by, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var (last, keys) = await database.Read(Reach.None, async link => (await CheckpointTable.Last(link), await CheckpointTable.Keys(link)));
        using var writer = new ExportWriter(target, signer.Origin);
        await writer.Line(new BreachHeader(BreachHeader.Version, signer.Origin, prefecture, by, Instants.Text(from), options.PayloadMonths, last?.ToSigned(), keys),
            cancellationToken);
        var size = last?.Size ?? 0;
        var search = new Search(database, prefecture, by, from, size);
        var cases = new Dictionary<Guid, BreachedCase>();
        await foreach (var (rows, _) in search.Pages())
            rows.ForEach(row => Count(cases, JsonSerializer.Deserialize<ReadJournal.Act>(row.Payload!, JsonSerializerOptions.Web)!, Instants.Text(row.At)));
        foreach (var seen in cases.Values.OrderBy(seen => seen.FirstAt, StringComparer.Ordinal).ThenBy(seen => seen.Case))
            await writer.Line(seen, cancellationToken);
        await foreach (var (rows, paths) in search.Pages(withPaths: true))
        {
            foreach (var (row, path) in rows.Zip(paths))
                await writer.Line(new BreachEntry(row.Position, row.Commitment, row.Salt!, row.Payload!, path), cancellationToken);
        }
        await writer.Close(signer.Key, size, last?.Root ?? Merkle.EmptyRoot, clock.Now(), cancellationToken);
    }

    private static void Count(Dictionary<Guid, BreachedCase> cases, ReadJournal.Act act, string at)
    {
        foreach (var id in act.Cases)
        {
            var before = cases.GetValueOrDefault(id) ?? new BreachedCase(id, at, at, 0, Changed: false);
            cases[id] = before with { LastAt = at, Entries = before.Entries + 1, Changed = before.Changed || act.Records.Count > 0 };
        }
    }

    private sealed record Row
    {
        public required long Position { get; init; }
        public required DateTimeOffset At { get; init; }
        public required byte[] Commitment { get; init; }
        public byte[]? Salt { get; init; }
        public string? Payload { get; init; }
    }

    /// <summary>Goes through the sealed entries of one key or account, page by page, so that nobody waits for a slow reader.</summary>
    private sealed class Search(Database database, string prefecture, Guid by, DateTimeOffset from, long size)
    {
        public async IAsyncEnumerable<(List<Row> Rows, IReadOnlyList<IReadOnlyList<byte[]>> Paths)> Pages(bool withPaths = false)
        {
            for (var after = -1L; ;)
            {
                var page = await database.Read(Reach.None, link => Page(link, after, withPaths));
                if (page.Rows.Count == 0)
                    yield break;
                yield return page;
                after = page.Rows[^1].Position;
            }
        }

        private async Task<(List<Row> Rows, IReadOnlyList<IReadOnlyList<byte[]>> Paths)> Page(Link link, long after, bool withPaths)
        {
            var rows = await link.List<Row>("""
                SELECT l.position, e.at, l.commitment, e.salt, e.payload FROM journal_leaf l JOIN journal_entry e ON e.id = l.entry_id
                WHERE l.prefecture_code = @prefecture AND l.position > @after AND l.position < @size AND e.by_key = @by AND e.at >= @from
                  AND e.payload IS NOT NULL
                ORDER BY l.position LIMIT @most
                """, new { prefecture, after, size, by, from, most = PageSize });
            var tree = LeafTable.Tree(link);
            var paths = new List<IReadOnlyList<byte[]>>();
            foreach (var row in withPaths ? rows : [])
                paths.Add(await tree.Inclusion(row.Position, size));
            return ([.. rows], paths);
        }
    }
}
