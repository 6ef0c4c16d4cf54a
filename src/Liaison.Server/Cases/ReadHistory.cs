using System.Globalization;
using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>What happened to one case across all meetings, oldest first; meetings to come stand last. The office reads linked cases as one story, an
/// association its own view alone. It is told from the records and their passages, never from the journal.</summary>
public static class ReadHistory
{
    public sealed record Query(Guid CaseId, int? Limit, string? Cursor) : IQuery<Page<HistoryEntry>>
    {
        public static Right Requires => Right.ReadCases;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<HistoryEntry>>
    {
        public async Task<Page<HistoryEntry>> Handle(Query query, CancellationToken cancellationToken)
        {
            // Mostly a whole life is on one page.
            var limit = PageSize.Of(query.Limit ?? PageSize.Most);
            var filter = new { query.CaseId };
            var before = cursors.After(query.Cursor, filter) is { } last ? int.Parse(last, CultureInfo.InvariantCulture) : 0;
            var now = await PrefectureTable.Now(db);
            var entries = new List<HistoryEntry>(await new CaseStory(db, await CaseTable.Load(db, query.CaseId), now).Entries());
            foreach (var linked in db.Caller.IsOffice ? await db.List<Guid>(LinkedSql, new { query.CaseId, db.Prefecture }) : [])
                entries.AddRange(await new CaseStory(db, await CaseTable.Load(db, linked), now).Entries());
            // A link is told from both of its ends.
            var told = entries.DistinctBy<HistoryEntry, object>(entry => entry is LinkMoved link ? (link.LinkId, link.Step) : entry)
                .OrderBy(entry => entry.Day).ThenBy(entry => entry.At ?? DateTimeOffset.MinValue).ToList();
            var page = told.Skip(before).Take(limit).ToList();
            return new Page<HistoryEntry>(page, before + page.Count < told.Count
                ? cursors.Next(filter, (before + page.Count).ToString(CultureInfo.InvariantCulture)) : null);
        }
    }

    private const string LinkedSql = """
        SELECT id FROM case_record
        WHERE household_id = (SELECT household_id FROM case_record WHERE id = @CaseId) AND id <> @CaseId AND certificate IS NULL
          AND prefecture_code = @Prefecture
        ORDER BY id
        """;

    public static async Task<Ok<Page<HistoryEntry>>> Endpoint(Guid id, int? limit, string? cursor, HttpContext http, IMediator mediator,
        CancellationToken ct) => http.Page(await mediator.Send(new Query(id, limit, cursor), ct));
}
