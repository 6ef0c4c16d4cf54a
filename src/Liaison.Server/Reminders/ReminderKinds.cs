namespace Liaison.Server.Reminders;

/// <summary>What falls due, in one table: for each kind a statement of what is still to be done, whose it is and when it falls due. A new kind is one
/// statement here, its name in <see cref="Domain.Reminders.ReminderKind"/> and in the CHECK of the table; the list and the job know no kind.</summary>
public static class ReminderKinds
{
    /// <summary>What is to be done in <c>@Prefecture</c> and falls due by <c>@Until</c>; <c>@Today</c> tells what is overdue.</summary>
    public const string Due = $"""
        SELECT kind, subject_id, prefecture_code, association_id, side, due_day, CASE WHEN due_day < @Today THEN 'Overdue' ELSE 'DueSoon' END AS stage
        FROM ({Commitments}) falling
        """;

    private const string Commitments = """
        SELECT 'Commitment' AS kind, id AS subject_id, prefecture_code, association_id, side, due_day
        FROM commitment WHERE prefecture_code = @Prefecture AND status = 'Open' AND due_day <= @Until
        """;

    /// <summary>The reminder that was raised of what is <c>due</c>, as it stands now.</summary>
    public const string Raised =
        "reminder.subject_id = due.subject_id AND reminder.stage = due.stage AND reminder.due_day = due.due_day";
}
