namespace Liaison.Domain.Commitments;

/// <summary>What shows that a commitment was kept or broken.</summary>
public enum ProofKind
{
    /// <summary>A document of its case that both sides may read.</summary>
    Document,
    /// <summary>A decision on its case.</summary>
    Decision,
    /// <summary>A letter, by its reference and its day.</summary>
    Letter,
}

/// <summary>A reference to what shows it: exactly what its kind needs.</summary>
/// <param name="DocumentId">Of a document of the case.</param>
/// <param name="DecisionId">Of a decision on the case.</param>
/// <param name="Reference">Of a letter, as its sender gave it; at most 120 characters.</param>
/// <param name="Day">Of a letter.</param>
public sealed record CommitmentProof(ProofKind Kind, Guid? DocumentId = null, Guid? DecisionId = null, string? Reference = null, DateOnly? Day = null)
{
    /// <summary>The proof itself. Codes: <c>commitment.proof_unclear</c>, <c>commitment.day_in_future</c>.</summary>
    public CommitmentProof Checked(DateOnly today) => !IsClear ? throw CommitmentRules.ProofUnclear.In("proof")
        : Day > today ? throw CommitmentRules.DayInFuture.In("proof.day")
        : this;

    private bool IsClear => (DocumentId is not null, DecisionId is not null, !string.IsNullOrWhiteSpace(Reference), Day is not null) == Kind switch
    {
        ProofKind.Document => (true, false, false, false),
        ProofKind.Decision => (false, true, false, false),
        _ => (false, false, true, true),
    };
}

/// <summary>What one side states of a commitment.</summary>
/// <param name="Day">The day on which it was kept, or since which it is not.</param>
/// <param name="Today">Local day of the prefecture.</param>
public sealed record StatedOutcome(Side By, DateOnly Day, DateOnly Today, string? Reason = null, CommitmentProof? Proof = null)
{
    /// <summary>The statement itself. Codes: <c>commitment.day_in_future</c>, <c>commitment.proof_unclear</c>.</summary>
    public StatedOutcome Checked()
    {
        Proof?.Checked(Today);
        return Day > Today ? throw CommitmentRules.DayInFuture.In("day") : this;
    }
}

/// <summary>How a commitment ended, as one side stated it. Who wrote it down, when and why stands in its history.</summary>
/// <param name="Day">The day on which it was kept, broken or given up.</param>
/// <param name="Contested">The other side contested it.</param>
public sealed record CommitmentOutcome(CommitmentStatus Status, Side Side, DateOnly Day, CommitmentProof? Proof, bool Contested = false);

/// <summary>A due day that a commitment had.</summary>
/// <param name="ChangedDay">The day on which it was moved; who did, and why, stands in the history.</param>
public sealed record FormerDueDay(DateOnly DueDay, DateOnly ChangedDay);
