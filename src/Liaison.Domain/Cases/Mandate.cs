namespace Liaison.Domain.Cases;

/// <summary>What a mandate covers.</summary>
public enum MandateScope
{
    /// <summary>Presenting the case in meetings.</summary>
    Presentation,
    /// <summary>Writing to the administration and receiving its answers.</summary>
    Correspondence,
    /// <summary>Both.</summary>
    Full,
}

/// <summary>An adult's mandate to the association; the signed proof stays with the association. [domain rule 26]</summary>
public sealed record Mandate
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required MandateScope Scope { get; init; }
    /// <summary>Whether the person was told the risks of naming oneself to the prefecture.</summary>
    public required bool RiskInformed { get; init; }
    /// <summary>Language in which it was explained, ISO 639-1.</summary>
    public required string Language { get; init; }
    public required DateOnly GivenDay { get; init; }
    /// <summary>Last day on which it holds, if it ends by itself.</summary>
    public DateOnly? EndDay { get; init; }
    /// <summary>Where the association keeps the proof.</summary>
    public string? ProofReference { get; init; }
    public DateOnly? WithdrawnDay { get; init; }

    /// <summary>Whether it holds on a day: given, not ended, not withdrawn, and given knowing the risks.</summary>
    public bool HoldsOn(DateOnly day) =>
        RiskInformed && GivenDay <= day && (EndDay is null || day <= EndDay) && (WithdrawnDay is null || day < WithdrawnDay);

    /// <summary>Checks its days. Codes: <c>mandate.given_in_future</c>, <c>mandate.ends_before_start</c>.</summary>
    /// <param name="today">Local day of the prefecture.</param>
    /// <param name="path">Path of the mandate in what was sent, e.g. <c>persons[0].mandate.</c>.</param>
    public Mandate Checked(DateOnly today, string path = "") =>
        GivenDay > today ? throw CaseRules.MandateGivenInFuture.In(path + "givenDay")
        : EndDay < GivenDay ? throw CaseRules.MandateEndsBeforeStart.In(path + "endDay")
        : this;

    /// <summary>Withdraws it from today on. Code: <c>mandate.already_withdrawn</c>.</summary>
    public Mandate Withdraw(DateOnly today) =>
        WithdrawnDay is null ? this with { WithdrawnDay = today } : throw CaseRules.MandateAlreadyWithdrawn.Because();
}
