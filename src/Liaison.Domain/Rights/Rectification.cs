using Liaison.Domain.Calendar;

namespace Liaison.Domain.Rights;

/// <summary>Who asked for a correction.</summary>
public enum AskedBy
{
    /// <summary>The person.</summary>
    Person,
    /// <summary>The association that holds the person's mandate.</summary>
    Association,
    /// <summary>Nobody: the office noticed it.</summary>
    Office,
}

/// <summary>What became of it.</summary>
public enum RectificationStatus
{
    /// <summary>It was corrected; what was stated before is kept beside it.</summary>
    Done,
    /// <summary>It was refused, with a reason; the person's own statement stands beside it.</summary>
    Refused,
}

/// <summary>A correction of what is stated of a person or a household, or its refusal. [GDPR art. 16]</summary>
public sealed record Rectification
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    /// <summary>Whom it is about; null for address and summary of the household.</summary>
    public Guid? PersonId { get; init; }
    public required AskedBy AskedBy { get; init; }
    /// <summary>Local day of the prefecture.</summary>
    public required DateOnly ReceivedDay { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required RectificationStatus Status { get; init; }
    /// <summary>At most 600 characters.</summary>
    public required string Reason { get; init; }
    /// <summary>What the person says of it herself, where it was refused; at most 600 characters.</summary>
    public string? Statement { get; init; }

    /// <summary>By then it had to be answered. [GDPR art. 12(3)]</summary>
    public DateOnly DueDay => LegalDays.MonthsAfter(ReceivedDay, AccessRequestRules.Months);

    /// <summary>Checks its day and its reason. Codes: <c>rectification.received_in_future</c>, <c>reason.required</c>.</summary>
    public Rectification Checked(DateOnly today)
    {
        CommonRules.Reason(Reason);
        return ReceivedDay <= today ? this : throw RectificationRules.ReceivedInFuture.In("receivedDay");
    }

    /// <summary>Itself where something differs. Code: <c>rectification.nothing_differs</c>.</summary>
    public Rectification MustDiffer(bool differs) => differs ? this : throw RectificationRules.NothingDiffers.Because();
}

/// <summary>Limits and refusals of corrections.</summary>
public static class RectificationRules
{
    public static readonly Refusal ReceivedInFuture = new("rectification.received_in_future",
        "La demande ne peut pas avoir été reçue un jour à venir.",
        "The request cannot have been received on a day to come.", RefusalKind.Content);

    public static readonly Refusal NothingDiffers = new("rectification.nothing_differs",
        "Rien ne diffère de ce qui est inscrit.",
        "Nothing differs from what is stated.");

    public static readonly Refusal SubjectUnclear = new("rectification.subject_unclear",
        "Une rectification porte sur une personne du dossier, ou sur l'adresse et le résumé du foyer.",
        "A correction is about one person of the case, or about the address and the summary of the household.", RefusalKind.Content);
}
