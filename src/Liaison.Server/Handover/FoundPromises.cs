using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Server.Commitments;
using Liaison.Server.Data;

namespace Liaison.Server.Handover;

/// <summary>The commitments that are open, the oldest due day first.</summary>
internal static class FoundPromises
{
    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid AssociationId { get; init; }
        public required Side Side { get; init; }
        public required DateOnly DueDay { get; init; }
        public DateOnly? Day { get; init; }
        public string? MadeAt { get; init; }
        public string? CaseReference { get; init; }
    }

    public static async Task<ILookup<Guid, PromisedLine>> Of(Session db, LocalNow now, bool inFull)
    {
        var said = (inFull ? await CommitmentTable.Open(db) : []).ToDictionary(commitment => commitment.Id);
        PromisedLine Line(Row row)
        {
            var (made, what) = (row.Day ?? now.DayOf(Ids.MadeAt(row.Id)), said.GetValueOrDefault(row.Id));
            var told = what is { Masked: false };
            return new PromisedLine(row.Id, row.Side, told ? what!.Owner : null, told ? what!.Text : null, row.DueDay, row.DueDay < now.Day, made,
                now.Day.DayNumber - made.DayNumber, row.MadeAt, what?.CaseId, inFull ? row.CaseReference : null, what?.Masked ?? true);
        }
        return (await db.List<Row>(Sql, new { db.Prefecture })).ToLookup(row => row.AssociationId, Line);
    }

    private const string Sql = """
        SELECT commitment.id, commitment.association_id, side, due_day, COALESCE(meeting.day, audience.day) AS day,
            COALESCE(meeting.reference, audience.reference) AS made_at, record.reference AS case_reference
        FROM commitment LEFT JOIN meeting ON meeting.id = commitment.meeting_id LEFT JOIN audience ON audience.id = commitment.audience_id
            LEFT JOIN agenda_item item ON item.id = commitment.agenda_item_id LEFT JOIN case_record record ON record.id = item.case_id
        WHERE commitment.prefecture_code = @Prefecture AND commitment.status = 'Open' ORDER BY due_day, commitment.id
        """;
}
