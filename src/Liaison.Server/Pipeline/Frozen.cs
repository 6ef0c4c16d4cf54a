using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Domain.Rights;
using Liaison.Server.Data;

namespace Liaison.Server.Pipeline;

/// <summary>A command that may touch a case on a destruction list: what the workflow of retention does itself.</summary>
public interface IMayTouchFrozen;

/// <summary>A command that may touch a case whose processing is restricted: what the person herself asks, what saves her, and what takes her case off
/// the table.</summary>
public interface IMayTouchRestricted;

/// <summary>Nothing is written to a case that stands on a destruction list, or that was destroyed [domain rule 41], nor to
/// one whose processing is restricted [GDPR art. 18].</summary>
public static class Frozen
{
    private sealed record Row
    {
        public string? List { get; init; }
        public string? Certificate { get; init; }
    }

    private static readonly Right[] OnCases =
    [
        Right.WriteCases, Right.LinkCases, Right.RecordDecisions, Right.HoldCases, Right.ProposeItems, Right.ResubmitItems, Right.RequestMeetings, Right.WriteCommitments,
        Right.LogAudienceRequests, Right.SettleReferrals, Right.PrepareAgendas, Right.RectifyCases, Right.RestrictCases, Right.LiftRestrictions,
        Right.AnswerAccessRequests,
        Right.DraftMinutes, Right.AnswerMinutes, Right.ConductMinutes,
    ];

    /// <summary>The refusals of a use case that can meet such a case.</summary>
    public static IReadOnlyList<Refusal> RefusalsOf(Type request, Right right, bool writes) => writes
        ? OnCases.Contains(right)
            ? [RetentionRules.CaseFrozen, RetentionRules.CaseDestroyed, .. MayTouchRestricted(request, right) ? [] : new[] { RestrictionRules.CaseRestricted }] : []
        : right is Right.ReadCases or Right.LinkCases or Right.HoldCases or Right.RestrictCases or Right.AnswerAccessRequests ? [RetentionRules.CaseDestroyed] : [];

    /// <summary>Whether a command may touch a restricted case. Those that move a whole meeting, or decide on an audience, may: they do not use what is said
    /// of the household, and whoever sends them may know nothing of the restriction.</summary>
    public static bool MayTouchRestricted(Type request, Right right) => !OnCases.Contains(right) || request.IsAssignableTo(typeof(IMayTouchRestricted));

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

    /// <summary>Refuses a write that changed something of a case whose processing is restricted, while no use of it is admitted. Code: <c>case.restricted</c>.</summary>
    public static async Task MustNotBeRestricted(Session db, IEnumerable<Guid> cases)
    {
        foreach (var caseId in cases.Distinct())
        {
            if (await db.Find<long>("""
                SELECT count(*) FROM case_restriction restriction
                WHERE case_id = @caseId AND status = 'Restricted'
                  AND NOT EXISTS (SELECT 1 FROM restriction_use WHERE restriction_id = restriction.id AND until_at > @Now)
                """, new { caseId, db.Now }) > 0)
                throw RestrictionRules.CaseRestricted.Because();
        }
    }
}
