using System.Data;
using Dapper;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;

namespace Liaison.Server.Protection;

/// <summary>The second step of script 0009: seals what earlier versions wrote in plain columns, which the third step then drops. It changes only
/// rows that are not sealed yet, so that one that was cut short is taken up again.</summary>
/// <param name="safe">Makes the keys that are missing, and seals.</param>
[RunsAs("0009_b_plain_text_sealed", Seals = true)]
internal sealed class SealPlainText(Safe safe) : CodeScript(safe)
{
    private const int Page = 2000;

    // The columns that a table had; what a row has not is null.
    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public Guid? CaseId { get; init; }
        public Address? Address { get; init; }
        public string? SituationSummary { get; init; }
        public string? FamilyName { get; init; }
        public string? GivenNames { get; init; }
        public DateOnly? BirthDate { get; init; }
        public int? BirthYear { get; init; }
        public IReadOnlyList<string>? Nationalities { get; init; }
        public string? GroundKey { get; init; }
        public string? Agdref { get; init; }
        public bool StatedMinor { get; init; }
        public string? Language { get; init; }
        public string? ProofReference { get; init; }
        public string? Topic { get; init; }
        public string? Question { get; init; }
        public string? LateReason { get; init; }
        public string? AssociationView { get; init; }
        public string? OfficeView { get; init; }
        public string? Hash { get; init; }
        public string? Summary { get; init; }
        public string? Owner { get; init; }
        public string? Text { get; init; }
        public string? Reason { get; init; }
        public string? Subject { get; init; }
        public Contact? Contact { get; init; }
        public IReadOnlyList<InformationRequest>? InformationRequests { get; init; }
        public IReadOnlyList<string>? CaseLabels { get; init; }
        public IReadOnlyList<AudiencePresence>? Present { get; init; }
        public string? Speaker { get; init; }
        public string? Label { get; init; }
    }

    protected override void Run(IDbConnection connection, IDbTransaction? transaction)
    {
        void Seal(string columns, string table, string field, Func<Row, object?> content, string into = "sealed") =>
            SealTable(connection, transaction, columns, table, field, content, into);

        Seal("row.id AS case_id, row.prefecture_code, address, situation_summary", "case_record row", "case",
            row => new { row.Address, row.SituationSummary });
        Seal("case_id, whose.prefecture_code, family_name, given_names, birth_date, birth_year, nationalities, ground_key, agdref, stated_minor",
            "person row JOIN case_record whose ON whose.id = row.case_id", "person", row => new
            {
                row.FamilyName, row.GivenNames, row.BirthDate, row.BirthYear, row.Nationalities, row.GroundKey, row.Agdref, row.StatedMinor,
            });
        Seal("case_id, whose.prefecture_code, language, proof_reference", "mandate row JOIN case_record whose ON whose.id = row.case_id", "mandate",
            row => new { row.Language, row.ProofReference });
        Seal("row.prefecture_code, case_id, topic, question, late_reason, association_view, office_view", "agenda_item row", "agendaItem",
            row => new { row.Topic, row.Question, row.LateReason, row.AssociationView, row.OfficeView });
        Seal("row.prefecture_code, case_id, hash, summary", "receipt row", "receipt", row => new { row.Hash, row.Summary });
        Seal("row.prefecture_code, item.case_id, owner, text", "commitment row LEFT JOIN agenda_item item ON item.id = row.agenda_item_id", "commitment",
            row => new { row.Owner, row.Text });
        Seal("row.prefecture_code, COALESCE(item.case_id, promised.case_id) AS case_id, row.reason", """
            passage row LEFT JOIN agenda_item item ON item.id = row.noun_id LEFT JOIN commitment ON commitment.id = row.noun_id
            LEFT JOIN agenda_item promised ON promised.id = commitment.agenda_item_id
            """, "reason", row => row.Reason);
        Seal("row.prefecture_code, subject, contact, information_requests", "meeting_request row", "meetingRequest",
            row => new { row.Subject, row.Contact, row.InformationRequests });
        Seal("row.prefecture_code, case_labels", "audience_request row", "labels", row => row.CaseLabels);
        Seal("row.prefecture_code, present", "audience row", "present", row => row.Present);
        Seal("row.prefecture_code, speaker", "audience row", "speaker", row => row.Speaker, "sealed_speaker");
        Seal("row.prefecture_code, row.reason", "referral row", "referral", row => row.Reason);
        Seal("row.prefecture_code, label", "referral row", "label", row => row.Label, "sealed_label");
    }

    // The texts are those above; nothing of a row gets into them.
    private void SealTable(IDbConnection connection, IDbTransaction? transaction, string columns, string from, string field, Func<Row, object?> content,
        string into)
    {
        var last = Guid.Empty;
        var table = from.TrimStart().Split(' ')[0];
        while (connection.Query<Row>($"SELECT row.id, {columns} FROM {from} WHERE row.id > @last AND row.{into} IS NULL ORDER BY row.id LIMIT {Page}",
            new { last }, transaction).AsList() is [.., var end] rows)
        {
            foreach (var keys in rows.Where(row => row.CaseId is not null).GroupBy(row => row.PrefectureCode))
                Safe.MakeMissingKeys(keys.Key, [.. keys.Select(row => row.CaseId!.Value).Distinct()]).GetAwaiter().GetResult();
            var filled = rows.Select(row => (row.Id, row.PrefectureCode, row.CaseId, Content: content(row))).Where(row => row.Content is not null);
            connection.Execute($"UPDATE {table} SET {into} = @Sealed WHERE id = @Id", filled.Select(row => new
            {
                row.Id, Sealed = Safe.Seal(row.PrefectureCode, row.CaseId ?? Safe.HouseOf(row.PrefectureCode), field, row.Content),
            }), transaction);
            last = end.Id;
        }
    }
}
