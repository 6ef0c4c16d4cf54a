namespace Liaison.Server.Reminders;

/// <summary>What falls due, in one table: for each kind a statement of what is still to be done, whose it is and when it falls due. A new kind is one
/// statement here, its name in <see cref="Domain.Reminders.ReminderKind"/> and in the CHECK of the table; the list and the job know no kind.</summary>
public static class ReminderKinds
{
    /// <summary>What is to be done in <c>@Prefecture</c> and falls due by <c>@Until</c>; <c>@Today</c> tells what is overdue.</summary>
    public const string Due = $"""
        SELECT kind, subject_id, prefecture_code, association_id, side, due_day, CASE WHEN due_day < @Today THEN 'Overdue' ELSE 'DueSoon' END AS stage
        FROM ({Commitments} UNION ALL {Minutes} UNION ALL {Observations}) falling
        """;

    private const string Commitments = """
        SELECT 'Commitment' AS kind, id AS subject_id, prefecture_code, association_id, side, due_day
        FROM commitment WHERE prefecture_code = @Prefecture AND status = 'Open' AND due_day <= @Until
        """;

    private const string Minutes = """
        SELECT 'Minutes' AS kind, text.id AS subject_id, minutes.prefecture_code, invited.association_id, 'Association' AS side, text.due_day
        FROM minutes JOIN minutes_edition text ON text.minutes_id = minutes.id AND text.status = 'Circulated'
            JOIN meeting_association invited ON invited.meeting_id = minutes.meeting_id
        WHERE minutes.prefecture_code = @Prefecture AND text.due_day <= @Until AND NOT EXISTS (
            SELECT 1 FROM minutes_position taken WHERE taken.edition_id = text.id AND taken.association_id = invited.association_id)
        """;

    private const string Observations = """
        SELECT 'Observation' AS kind, made.id AS subject_id, minutes.prefecture_code, made.association_id, 'Prefecture' AS side, text.due_day
        FROM minutes JOIN minutes_edition text ON text.minutes_id = minutes.id AND text.status = 'Circulated'
            JOIN minutes_observation made ON made.minutes_id = minutes.id AND made.for_edition = minutes.edition + 1
        WHERE minutes.prefecture_code = @Prefecture AND text.due_day <= @Until AND made.replied_at IS NULL
        """;

    /// <summary>The reminder that was raised of what is <c>due</c>, as it stands now.</summary>
    public const string Raised =
        "reminder.subject_id = due.subject_id AND reminder.association_id = due.association_id AND reminder.stage = due.stage AND reminder.due_day = due.due_day";
}
