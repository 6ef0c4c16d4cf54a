namespace Liaison.Server.Retention;

/// <summary>What hangs on a case, in one table: which columns of which table tell of the household, and how a row belongs to its case. Destruction
/// blanks exactly these and keeps the rows, so that what is counted stays. A new table that hangs on a case gets a line here; a test finds a sealed
/// column that has none.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Blank">What is set, as in an UPDATE; null where the rows go, since nothing counts them.</param>
/// <param name="Where">Which rows are those of the case <c>@caseId</c>.</param>
public sealed record HangsOnCase(string Table, string? Blank, string Where)
{
    private const string ItemsOf = "SELECT id FROM agenda_item WHERE case_id = @caseId";
    private const string CommitmentsOf = $"SELECT id FROM commitment WHERE agenda_item_id IN ({ItemsOf})";

    /// <summary>All of it. Rows that are needed to find others come after these.</summary>
    public static readonly IReadOnlyList<HangsOnCase> All =
    [
        new("passage", "sealed = NULL", $"""
            noun_id IN ({ItemsOf}) OR noun_id IN ({CommitmentsOf}) OR noun_id IN (SELECT id FROM case_urgency WHERE case_id = @caseId)
                OR noun_id IN (SELECT id FROM case_hold WHERE case_id = @caseId) OR noun_id IN (SELECT id FROM referral WHERE case_id = @caseId)
                OR noun_id IN (SELECT id FROM case_document WHERE case_id = @caseId)
                OR noun_id IN (SELECT id FROM case_restriction WHERE case_id = @caseId) OR noun_id IN (SELECT id FROM access_request WHERE case_id = @caseId)
                OR noun_id IN (SELECT id FROM case_link WHERE case_id = @caseId OR other_case_id = @caseId)
            """),
        new("minutes_change", "sealed = NULL", "section_id IN (SELECT id FROM minutes_section WHERE case_id = @caseId)"),
        new("minutes_section", "sealed = NULL", "case_id = @caseId"),
        new("minutes_observation", "sealed = NULL, sealed_reply = NULL", "case_id = @caseId"),
        new("minutes_part", "sealed = NULL", "case_id = @caseId"),
        new("case_token", null, "case_id = @caseId"),
        new("case_document", "sealed = NULL, sealed_content = NULL, status = 'Removed'", "case_id = @caseId"),
        new("former_statement", "sealed = NULL", "case_id = @caseId"),
        new("rectification", "sealed = NULL", "case_id = @caseId"),
        new("restriction_use", "sealed = NULL", "case_id = @caseId"),
        new("access_request_mask", "sealed = NULL", "case_id = @caseId"),
        new("access_request", "sealed = NULL", "case_id = @caseId"),
        new("person", "sealed = NULL", "case_id = @caseId"),
        new("mandate", "sealed = NULL", "case_id = @caseId"),
        new("receipt", "sealed = NULL", "case_id = @caseId"),
        new("decision", """
            notified_day = NULL, notified_at = NULL, ground_key = NULL, appeal_period = NULL, departure_days = NULL, application_day = NULL
            """, "case_id = @caseId"),
        new("case_urgency", "kind = 'Other'", "case_id = @caseId"),
        new("commitment", "sealed = NULL, changed_at = @changedAt", $"agenda_item_id IN ({ItemsOf})"),
        // Who was referred, and why, stands under the prefecture's key: the rows are all that holds it.
        new("referral", "sealed = NULL, sealed_label = NULL, changed_at = @changedAt", "case_id = @caseId"),
        new("agenda_item", "sealed = NULL, person_orientations = '[]', changed_at = @changedAt", "case_id = @caseId"),
        new("case_record", "sealed = NULL, certificate = @certificate, changed_at = @changedAt", "id = @caseId"),
    ];

    /// <summary>The statement that blanks the rows of one case.</summary>
    public string Statement { get; } = Blank is null ? $"DELETE FROM {Table} WHERE {Where}" : $"UPDATE {Table} SET {Blank} WHERE {Where}";
}
