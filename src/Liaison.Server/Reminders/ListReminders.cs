using System.Globalization;
using Liaison.Domain;
using Liaison.Domain.Reminders;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Reminders;

/// <summary>What falls due soon or is overdue, those due first, both sides' alike; an association lists what was agreed with it. It is asked of what is
/// still to be done, so that nobody depends on a job or a mail.</summary>
public static class ListReminders
{
    public sealed record Query(int? Limit, string? Cursor) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadReminders;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <summary>One thing that falls due. It tells nothing of what it is about.</summary>
    public sealed record Row
    {
        public required ReminderKind Kind { get; init; }
        /// <summary>Id of the commitment, of the text that circulates, or of the observation.</summary>
        public required Guid SubjectId { get; init; }
        public required Guid AssociationId { get; init; }
        /// <summary>Whose turn it is.</summary>
        public required Side Side { get; init; }
        public required DateOnly DueDay { get; init; }
        public required ReminderStage Stage { get; init; }
        /// <summary>Local day on which both sides were first reminded of it at this stage; null until the job of the day has run.</summary>
        public DateOnly? RaisedDay { get; init; }
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { Right.ReadReminders };
            var (day, id, association) = cursors.After(query.Cursor, filter) is { } last ? Parse(last) : (DateOnly.MinValue, Guid.Empty, Guid.Empty);
            var (now, prefecture) = (await PrefectureTable.Now(db), await PrefectureTable.Mine(db));
            var rows = await db.List<Row>(Sql, new
            {
                Today = now.Day, Until = Reminder.Horizon(now.Day, prefecture.ReminderWorkingDays, now.Holidays), DueAfter = day, IdAfter = id, AssociationAfter = association,
                Take = limit + 1, db.Prefecture, db.Association,
            });
            return cursors.Page(rows, limit, filter, row => string.Create(CultureInfo.InvariantCulture, $"{row.DueDay:yyyy-MM-dd}|{row.SubjectId}|{row.AssociationId}"));
        }

        private static (DateOnly, Guid, Guid) Parse(string key) => key.Split('|') is var parts
            ? (DateOnly.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), Guid.Parse(parts[1]), Guid.Parse(parts[2])) : default;
    }

    private const string Sql = $"""
        SELECT due.kind, due.subject_id, due.association_id, due.side, due.due_day, due.stage, reminder.raised_day
        FROM ({ReminderKinds.Due}) due LEFT JOIN reminder ON {ReminderKinds.Raised}
        WHERE (@Association IS NULL OR due.association_id = @Association) AND (due.due_day, due.subject_id, due.association_id) > (@DueAfter, @IdAfter, @AssociationAfter)
        ORDER BY due.due_day, due.subject_id, due.association_id LIMIT @Take
        """;

    public static async Task<Ok<Page<Row>>> Endpoint(int? limit, string? cursor, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(limit, cursor), ct));
}
