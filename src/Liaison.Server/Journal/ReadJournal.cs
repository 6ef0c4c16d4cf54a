using System.Text.Json;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Journal;

/// <summary>Who did or saw what in the prefecture, as sealed, newest first. That somebody reads the journal stands in the journal.</summary>
public static class ReadJournal
{
    /// <param name="From">First local day.</param>
    /// <param name="To">Last local day.</param>
    /// <param name="KeyId">Entries of one key.</param>
    /// <param name="AccountId">Entries of one person's account.</param>
    /// <param name="CaseId">Entries that name one case.</param>
    public sealed record Query(DateOnly? From, DateOnly? To, Guid? KeyId, Guid? AccountId, Guid? CaseId, int? Limit, string? Cursor) : IQuery<Page<Entry>>
    {
        public static Right Requires => Right.ReadJournal;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange, JournalRules.Unavailable];
    }

    /// <param name="Position">The entry's place in the tree, by which its proof is read.</param>
    /// <param name="Act">What was done; null once it has expired.</param>
    public sealed record Entry(long Position, DateTimeOffset At, Act? Act);

    /// <param name="Key">The key that acted; null for a person, and for the operator of the machine.</param>
    /// <param name="Account">The account of the person who acted; null for a key, and for the operator.</param>
    /// <param name="Right">The right it took.</param>
    /// <param name="Records">What it made or changed.</param>
    /// <param name="Cases">The cases it concerned or showed.</param>
    /// <param name="Request">Id of the request, as the log names it.</param>
    public sealed record Act(Guid? Key, Guid? Account, string Role, Guid? Association, string Action, string? Right, IReadOnlyList<Reference> Records,
        IReadOnlyList<Guid> Cases, string? Request);

    /// <summary>A record by its noun and id.</summary>
    /// <param name="Digest">A hash of it in base64, where the journal proves what it was: the root of an edition of minutes.</param>
    public sealed record Reference(string Noun, Guid Id, string? Digest = null);

    private sealed record Row
    {
        public required long Position { get; init; }
        public required DateTimeOffset At { get; init; }
        public string? Payload { get; init; }
    }

    public sealed class Handler(Session db, LookIntake looks, Cursors cursors) : IRequestHandler<Query, Page<Entry>>
    {
        public async Task<Page<Entry>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.From, query.To, query.KeyId, query.AccountId, query.CaseId };
            var zone = TimeZoneInfo.FindSystemTimeZoneById(await db.Load<string>(ZoneSql, new { db.Prefecture }));
            var rows = await db.List<Row>(Sql, new
            {
                Before = cursors.BeforeNumber(query.Cursor, filter),
                From = Beginning(query.From, zone), End = Beginning(query.To?.AddDays(1), zone),
                query.KeyId, query.AccountId, Case = query.CaseId is { } id ? $"%\"{id}\"%" : null, Take = limit + 1, db.Prefecture,
            });
            await db.EndReading();
            await looks.Add(JournalEntry.Of<Query>(db.Caller, db.Now, [], IShowsCases.One(query.CaseId)));
            return cursors.Page([.. rows.Select(Show)], limit, filter, entry => $"{entry.Position}");
        }
    }

    private static DateTimeOffset? Beginning(DateOnly? day, TimeZoneInfo zone) =>
        day is { } local ? LocalTime.InstantOf(local.ToDateTime(TimeOnly.MinValue), zone) : null;

    private const string ZoneSql = "SELECT time_zone FROM prefecture WHERE code = @Prefecture";

    private const string Sql = """
        SELECT l.position, e.at, e.payload FROM journal_leaf l JOIN journal_entry e ON e.id = l.entry_id
        WHERE l.prefecture_code = @Prefecture AND l.position < @Before AND (@From IS NULL OR e.at >= @From)
          AND (@End IS NULL OR e.at < @End) AND (@KeyId IS NULL OR e.by_key = @KeyId)
          AND (@AccountId IS NULL OR e.by_key = @AccountId) AND (@Case IS NULL OR e.payload LIKE @Case)
        ORDER BY l.position DESC LIMIT @Take
        """;

    private static Entry Show(Row row) =>
        new(row.Position, row.At, row.Payload is null ? null : JsonSerializer.Deserialize<Act>(row.Payload, JsonSerializerOptions.Web));

    public static async Task<Ok<Page<Entry>>> Endpoint(LocalDay? from, LocalDay? to, Guid? keyId, Guid? accountId, Guid? caseId, int? limit,
        string? cursor, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(from?.Value, to?.Value, keyId, accountId, caseId, limit, cursor), ct));
}
