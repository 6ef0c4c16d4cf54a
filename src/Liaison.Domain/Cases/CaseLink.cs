namespace Liaison.Domain.Cases;

/// <summary>Whether two cases are linked.</summary>
public enum CaseLinkStatus
{
    /// <summary>Nothing was said of them.</summary>
    Apart,
    /// <summary>An agent takes them for the same household.</summary>
    Linked,
    /// <summary>They were linked, and are not any more.</summary>
    Undone,
}

/// <summary>A step of a link, named as its route.</summary>
public enum CaseLinkStep
{
    /// <summary>An agent links the two.</summary>
    Links,
    /// <summary>An agent undoes it, with a reason.</summary>
    Undoing,
}

/// <summary>Two cases of one household, each of which an association supports without seeing the other. Only agents see the link. [domain rule 27]</summary>
public sealed record CaseLink
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    /// <summary>The older of the two.</summary>
    public required Guid CaseId { get; init; }
    public required Guid OtherCaseId { get; init; }
    public CaseLinkStatus Status { get; init; } = CaseLinkStatus.Apart;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Links two cases. Code: <c>case_link.with_itself</c>.</summary>
    public static CaseLink Between(Guid id, string prefectureCode, Guid one, Guid other, string? reason) => one == other
        ? throw CaseLinkRules.WithItself.In("caseId")
        : new CaseLink
        {
            Id = id, PrefectureCode = prefectureCode, CaseId = one < other ? one : other, OtherCaseId = one < other ? other : one,
        }.Move(CaseLinkStep.Links, reason);

    /// <summary>Undoes it. Codes: <c>case_link.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public CaseLink Undo(string reason) => Move(CaseLinkStep.Undoing, CommonRules.Reason(reason));

    /// <summary>The case at the other end.</summary>
    public Guid From(Guid caseId) => caseId == CaseId ? OtherCaseId : CaseId;

    private CaseLink Move(CaseLinkStep step, string? reason) => this with
    {
        Status = CaseLinkLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, CaseLinkLifecycle.Moves.Pass(Status, step, reason)],
    };
}

/// <summary>The moves of a link; what was undone is linked anew by another one.</summary>
public static class CaseLinkLifecycle
{
    public static readonly Lifecycle<CaseLinkStatus, CaseLinkStep> Moves = new(CaseLinkRules.StepNotAllowed,
        (CaseLinkStatus.Apart, CaseLinkStep.Links, CaseLinkStatus.Linked),
        (CaseLinkStatus.Linked, CaseLinkStep.Undoing, CaseLinkStatus.Undone));
}

/// <summary>The refusals of links.</summary>
public static class CaseLinkRules
{
    /// <summary>How many cases one household has at most.</summary>
    public const int MostLinked = 20;

    public static readonly Refusal StepNotAllowed = new("case_link.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un rapprochement à l'état « {state} ».",
        "The step \"{step}\" is not possible for a link in state \"{state}\".");

    public static readonly Refusal WithItself = new("case_link.with_itself",
        "Un dossier ne se rapproche pas de lui-même.",
        "A case is not linked with itself.", RefusalKind.Content);

    public static readonly Refusal AlreadyLinked = new("case_link.already_linked",
        "Ces deux dossiers sont déjà rapprochés.",
        "These two cases are linked already.");

    public static readonly Refusal TooMany = new("case_link.too_many",
        "Un foyer compte au plus {max} dossiers rapprochés.",
        "A household has at most {max} linked cases.");
}
