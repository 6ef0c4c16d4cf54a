using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.DataProtection;

namespace Liaison.Server.Web;

/// <summary>One page of a list; <c>nextCursor</c> is null on the last one.</summary>
public record Page<T>(IReadOnlyList<T> Data, string? NextCursor) : IShowsCases, IPage
{
    IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.All(Data);

    IEnumerable<object> IPage.Rows => Data.Cast<object>();

    Type IPage.RowType => typeof(T);

    bool IPage.OfChanges => this is Changes<T>;
}

/// <summary>A page of whatever rows.</summary>
public interface IPage
{
    IEnumerable<object> Rows { get; }

    /// <summary>What each of them is, or is derived from.</summary>
    Type RowType { get; }

    /// <summary>Whether it tells what changed.</summary>
    bool OfChanges { get; }
}

/// <summary>How many rows a page has.</summary>
public static class PageSize
{
    public const int Default = 50;
    public const int Most = 200;

    /// <summary>The limit asked for. Code: <c>number.out_of_range</c> outside 1–200.</summary>
    public static int Of(int? limit) => limit is null ? Default
        : limit is >= 1 and <= Most ? limit.Value
        : throw InputRules.OutOfRange.Because(("min", 1), ("max", Most), ("field", "limit"));
}

/// <summary>Keyset cursors: opaque, signed, and good for one caller, one list and one filter only.</summary>
public sealed class Cursors(IDataProtectionProvider protection, Caller caller)
{
    /// <summary>No cursor is longer.</summary>
    public const int MaxLength = 1_000;
    /// <summary>Of what a cursor is made.</summary>
    public const string Pattern = "^[A-Za-z0-9_-]+$";

    private readonly IDataProtector protector = protection.CreateProtector("Liaison.Cursors.v1");

    private sealed record Position(Guid Caller, string Filter, string Last);

    /// <summary>A page out of up to <paramref name="limit"/> + 1 rows: the row too many tells that there is a next page.</summary>
    /// <param name="rows">Rows in the order of the list.</param>
    /// <param name="limit">Rows on a page.</param>
    /// <param name="filter">The query without its cursor; another filter makes the cursor invalid.</param>
    /// <param name="keyOf">The key by which the list goes on after a row.</param>
    public Page<T> Page<T>(IReadOnlyList<T> rows, int limit, object filter, Func<T, string> keyOf) => rows.Count <= limit
        ? new Page<T>(rows, null)
        : new Page<T>([.. rows.Take(limit)], Next(filter, keyOf(rows[limit - 1])));

    /// <summary>The cursor by which a list goes on after a key.</summary>
    public string Next(object filter, string key) => protector.Protect(JsonSerializer.Serialize(new Position(caller.Id, HashOf(filter), key)));

    /// <summary>The part of a list that is asked for. Codes: <c>number.out_of_range</c>, <c>cursor.invalid</c>.</summary>
    /// <param name="filter">What narrows the list.</param>
    public ListPart Part(Paging asked, object filter)
    {
        var whole = new { Filter = filter, asked.ModifiedSince };
        return new ListPart(this, PageSize.Of(asked.Limit), whole, asked.ModifiedSince?.Value, After(asked.Cursor, whole));
    }

    /// <summary>The key after which the list goes on, or null at its beginning. Code: <c>cursor.invalid</c>.</summary>
    public string? After(string? cursor, object filter)
    {
        if (cursor is null)
            return null;
        try
        {
            var position = JsonSerializer.Deserialize<Position>(protector.Unprotect(cursor))!;
            if (position.Caller == caller.Id && position.Filter == HashOf(filter))
                return position.Last;
        }
        catch (CryptographicException)
        {
            // falls through: a cursor that was not made here is as wrong as one for another list
        }
        throw WebRules.CursorInvalid.In("cursor");
    }

    /// <summary>The same for a list that begins with the greatest number; after all numbers at its beginning.</summary>
    public long BeforeNumber(string? cursor, object filter) =>
        After(cursor, filter) is { } last ? long.Parse(last, CultureInfo.InvariantCulture) : long.MaxValue;

    /// <summary>The same for a list that is ordered by id; before all ids at its beginning.</summary>
    public Guid AfterId(string? cursor, object filter) => After(cursor, filter) is { } last ? Guid.Parse(last) : Guid.Empty;

    /// <summary>The same for a list that begins with the latest id; after all ids at its beginning, so that a plan can start at it.</summary>
    public Guid BeforeId(string? cursor, object filter) => After(cursor, filter) is { } last ? Guid.Parse(last) : Guid.AllBitsSet;

    private static string HashOf(object filter) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(filter.GetType().FullName + JsonSerializer.Serialize(filter, filter.GetType()))));
}
