using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;

namespace Liaison.Server.Pipeline;

/// <summary>A command that may touch a case on a destruction list: what the workflow of retention does itself.</summary>
public interface IMayTouchFrozen;

/// <summary>Nothing is written to a case that stands on a destruction list, or that was destroyed. [domain rule 41]</summary>
public static class Frozen
{
    private sealed record Row
    {
        public string? List { get; init; }
        public string? Certificate { get; init; }
    }

    private static readonly Right[] OnCases =
    [
        Right.WriteCases, Right.LinkCases, Right.RecordDecisions, Right.HoldCases, Right.ProposeItems, Right.ResubmitItems, Right.RequestMeetings, Right.WriteCommitments, Right.DraftMinutes, Right.AnswerMinutes, Right.ConductMinutes,
        Right.LogAudienceRequests, Right.SettleReferrals, Right.PrepareAgendas,
    ];

    /// <summary>The refusals of a use case that can meet such a case.</summary>
    public static IReadOnlyList<Refusal> RefusalsOf(Right right, bool writes) => writes
        ? OnCases.Contains(right) ? [RetentionRules.CaseFrozen, RetentionRules.CaseDestroyed] : []
        : right is Right.ReadCases or Right.LinkCases or Right.HoldCases ? [RetentionRules.CaseDestroyed] : [];

    /// <summary>Refuses a write that changed something of such a case. Codes: <c>case.frozen</c>, <c>case.destroyed</c>.</summary>
    /// <param name="cases">The cases of which it changed something.</param>
    public static async Task MustNotBe(Session db, IEnumerable<Guid> cases)
    {
        foreach (var caseId in cases.Distinct())
        {
            var row = await db.Find<Row>("""
                SELECT list.reference AS list, record.certificate
                FROM case_record record LEFT JOIN destruction_list list ON list.id = record.destruction_list_id
                WHERE record.id = @caseId AND (record.destruction_list_id IS NOT NULL OR record.certificate IS NOT NULL)
                """, new { caseId });
            if (row is { Certificate: { } certificate })
                throw RetentionRules.CaseDestroyed.Because(("certificate", certificate));
            if (row is { List: var list })
                throw RetentionRules.CaseFrozen.Because(("list", list));
        }
    }
}
