using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;

namespace Liaison.Server.Commitments;

/// <summary>How a commitment ended, as it is sent.</summary>
/// <param name="Day">The day on which it was kept, or since which it is not; today where it is left out.</param>
/// <param name="Proof">What shows it; without one it is the word of this side, and the other may contest it.</param>
/// <param name="Reason">What there is to say of it; at most 600 characters.</param>
public sealed record OutcomeBody(DateOnly? Day = null, CommitmentProof? Proof = null, string? Reason = null) : IExample
{
    public static readonly IReadOnlyList<Refusal> Refusals =
    [
        CommitmentRules.StepNotAllowed, CommitmentRules.DayInFuture, CommitmentRules.ProofUnclear, CommitmentRules.ProofNotShared,
        CommonRules.UnknownReference,
    ];

    public static object Example => new OutcomeBody(new(2017, 1, 2), new(ProofKind.Letter, Reference: "BE/2017/0012", Day: new(2017, 1, 2)));

    public sealed class ProofRules : AbstractValidator<CommitmentProof>
    {
        public ProofRules()
        {
            RuleFor(proof => proof.Reference).OptionalText(CommitmentRules.ReferenceLength);
            RuleFor(proof => proof.Day).OptionalDay();
        }
    }

    /// <summary>What the caller states, once the proof is there for both sides. Codes: <c>reference.unknown</c>, <c>commitment.proof_not_shared</c>.</summary>
    internal async Task<StatedOutcome> StatedOf(Session db, Commitment commitment)
    {
        var today = await PrefectureTable.Today(db);
        if (Proof?.DocumentId is { } documentId)
            MustBeShared((await Of(commitment, id => DocumentTable.OfCase(db, id))).FirstOrDefault(document => document.Id == documentId));
        if (Proof?.DecisionId is { } decisionId && (await Of(commitment, id => DecisionTable.OfCase(db, id))).All(decision => decision.Id != decisionId))
            throw CommonRules.UnknownReference.In("proof.decisionId");
        return new StatedOutcome(db.Caller.Side, Day ?? today, today, Reason, Proof);
    }

    private static async Task<IReadOnlyList<T>> Of<T>(Commitment commitment, Func<Guid, Task<IReadOnlyList<T>>> ofCase) =>
        commitment.CaseId is { } caseId ? await ofCase(caseId) : [];

    private static void MustBeShared(CaseDocument? document)
    {
        if (document is null)
            throw CommonRules.UnknownReference.In("proof.documentId");
        if (document.Confidentiality != Confidentiality.Shared)
            throw CommitmentRules.ProofNotShared.In("proof.documentId");
    }
}
