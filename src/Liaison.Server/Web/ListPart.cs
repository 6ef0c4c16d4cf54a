using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Liaison.Server.Data;

namespace Liaison.Server.Web;

/// <summary>How a part of a list is asked for.</summary>
/// <param name="Limit">Rows on a page, 1–200; 50 where it is not said.</param>
/// <param name="Cursor">Where the page before it ended.</param>
/// <param name="ModifiedSince">Only what changed at this instant or later, in the order of the changes.</param>
public sealed record Paging(int? Limit = null, string? Cursor = null, Instant? ModifiedSince = null);

/// <summary>The part of a list that is asked for: a page of the whole, newest first; or one of what changed since an instant, in the order of
/// the changes, so that nothing is missed that changes while the pages are read.</summary>
public sealed class ListPart(Cursors cursors, int limit, object filter, DateTimeOffset? since, string? key)
{
    /// <summary>Ends the statement that finds what changed.</summary>
    public const string Changed = "AND (changed_at, id) > (@ChangedAfter, @IdAfter) ORDER BY changed_at, id LIMIT @Take";

    private sealed record Change
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset ChangedAt { get; init; }
    }

    private readonly (DateTimeOffset At, Guid Id) after = since is null || key is null ? (since ?? default, Guid.Empty) : Parse(key);

    /// <summary>Whether it is a part of what changed.</summary>
    public bool OfChanges => since is not null;

    /// <summary>The key after which the whole list goes on; null at its beginning.</summary>
    public string? Key => OfChanges ? null : key;

    /// <summary>The same where that key is an id; after all ids at the beginning, so that a plan can start at it.</summary>
    public Guid Before => Key is { } last ? Guid.Parse(last) : Guid.AllBitsSet;

    /// <summary>After which change the changes go on.</summary>
    public DateTimeOffset ChangedAfter => after.At;

    /// <summary>Among those of that instant, after which id.</summary>
    public Guid IdAfter => after.Id;

    /// <summary>How many rows to read: the one too many tells that there is a next page.</summary>
    public int Take => limit + 1;

    /// <summary>The page.</summary>
    /// <param name="changes">Finds what changed for this reader, whatever the filter says.</param>
    /// <param name="arguments">What it was asked with.</param>
    /// <param name="rows">The rows of this part that the filter leaves.</param>
    /// <param name="keyOf">The key by which the whole list goes on after a row, where that is not its id.</param>
    public async Task<Page<T>> Page<T>(Session db, [ConstantExpected] string changes, object arguments, IReadOnlyList<T> rows, Func<T, Guid> idOf,
        Func<T, string>? keyOf = null) => OfChanges
        ? Changes(await db.List<Change>(changes, arguments), rows.ToDictionary(idOf))
        : cursors.Page(rows, limit, filter, keyOf ?? (row => idOf(row).ToString()));

    // What changed and is no row now has left the list for this reader.
    private Changes<T> Changes<T>(IReadOnlyList<Change> changes, Dictionary<Guid, T> rows)
    {
        var shown = changes.Take(limit).ToList();
        var lines = shown.ConvertAll(change => rows.TryGetValue(change.Id, out var row) ? (object)row! : new Gone(change.Id));
        return new Changes<T>([.. lines.OfType<T>()], changes.Count > limit ? cursors.Next(filter, KeyOf(shown[^1])) : null)
        {
            Data = lines, AsOf = Text(shown is [.., var last] ? last.ChangedAt : since!.Value),
        };
    }

    private static string KeyOf(Change change) => $"{change.ChangedAt.UtcDateTime:O}|{change.Id}";

    private static (DateTimeOffset, Guid) Parse(string key) =>
        (DateTimeOffset.ParseExact(key.Split('|')[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), Guid.Parse(key.Split('|')[1]));

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}

/// <summary>One page of what changed in a list; <c>data</c> holds rows and those that are gone, in the order of their changes.</summary>
public sealed record Changes<T> : Page<T>
{
    public Changes(IReadOnlyList<T> rows, string? nextCursor) : base(rows, nextCursor)
    {
    }

    /// <summary>Rows, and the signs of those that are gone for this reader.</summary>
    public new required IReadOnlyList<object> Data { get; init; }

    /// <summary>What to ask with next, once there is no further page: an instant, as <c>modifiedSince</c> takes it.</summary>
    public required string AsOf { get; init; }
}

/// <summary>Stands for a row that this reader has no more in the list he asked for.</summary>
public sealed record Gone(Guid Id)
{
    public bool Deleted => true;
}
