namespace Liaison.Domain.Statistics;

/// <summary>A number of the reconciliation.</summary>
public enum ReconciledNumber
{
    /// <summary>Open when the period begins.</summary>
    OpenAtStart,
    /// <summary>Submitted in the period.</summary>
    Submitted,
    /// <summary>Admitted to an agenda for the first time in the period.</summary>
    Admitted,
    /// <summary>Examined in the period.</summary>
    Examined,
    /// <summary>Withdrawn in the period.</summary>
    Withdrawn,
    /// <summary>Replaced in the period by a new submission of the same case.</summary>
    Replaced,
    /// <summary>Open when the period ends.</summary>
    StillOpen,
}

/// <summary>A number with the definition it is counted by. [domain rules 19, 33]</summary>
public sealed record Reconciliation(ReconciledNumber Number, string French, string English)
{
    /// <summary>Version of these definitions and of the identity.</summary>
    public const int RuleVersion = 1;

    /// <summary>What always holds between the numbers.</summary>
    public static readonly Wording Identity = new(
        "En cours au début + déposés = examinés + retirés + remplacés + en cours à la fin. Un dépôt examiné a été inscrit, dans la période ou avant elle.",
        "Open at the start + submitted = examined + withdrawn + replaced + open at the end. A submission that was examined was admitted, in the period or before it.");

    /// <summary>Each number once, in the order of the enum.</summary>
    public static readonly IReadOnlyList<Reconciliation> All =
    [
        new(ReconciledNumber.OpenAtStart,
            "Dépôts faits avant le premier jour de la période et qui n'avaient pas pris fin la veille.",
            "Submissions made before the first day of the period that had not ended on the day before."),
        new(ReconciledNumber.Submitted,
            "Dépôts de dossiers dont l'accusé est daté d'un jour de la période. Un report, ou un retour après l'annulation d'une réunion, est le même dépôt ; un dossier déposé deux fois compte deux fois ; un foyer que deux associations présentent compte pour chacune, et un dossier détruit compte encore.",
            "Submissions of cases whose receipt bears a day of the period. One that is carried over, or goes back when a meeting is cancelled, is the same submission; a case submitted twice counts twice; a household that two associations put forward counts for each; a case that was destroyed still counts."),
        new(ReconciledNumber.Admitted,
            "Dépôts inscrits pour la première fois à un ordre du jour dans la période.",
            "Submissions put on an agenda for the first time in the period."),
        new(ReconciledNumber.Examined,
            "Dépôts examinés par une réunion technique dont le jour local est dans la période, que la réunion soit close ou non.",
            "Submissions examined by a technical meeting whose local day lies in the period, whether the meeting has been closed or not."),
        new(ReconciledNumber.Withdrawn,
            "Dépôts retirés dans la période, par l'association, par le bureau ou avec le mandat.",
            "Submissions withdrawn in the period, by the association, by the office or with the mandate."),
        new(ReconciledNumber.Replaced,
            "Dépôts renvoyés pour compléments, et remplacés dans la période par un nouveau dépôt du même dossier.",
            "Submissions that had been returned, and were replaced in the period by a new one of the same case."),
        new(ReconciledNumber.StillOpen,
            "Dépôts faits avant la fin de la période et qui n'avaient pas pris fin : en attente, proposés, renvoyés pour compléments ou inscrits.",
            "Submissions made before the end of the period that had not ended: waiting, proposed, returned or admitted."),
    ];

    /// <summary>Whether a submission counts in a number of a period.</summary>
    public static bool Counts(ReconciledNumber number, CaseSubmission submission, Period period) => number switch
    {
        ReconciledNumber.OpenAtStart => submission.SubmittedDay < period.From && !(submission.EndedDay < period.From),
        ReconciledNumber.Submitted => In(submission.SubmittedDay, period),
        ReconciledNumber.Admitted => In(submission.AdmittedDay, period),
        ReconciledNumber.StillOpen => submission.SubmittedDay <= period.To && !(submission.EndedDay <= period.To),
        _ => In(submission.EndedDay, period) && submission.End == EndOf(number),
    };

    private static SubmissionEnd EndOf(ReconciledNumber number) => number switch
    {
        ReconciledNumber.Examined => SubmissionEnd.Examined,
        ReconciledNumber.Withdrawn => SubmissionEnd.Withdrawn,
        _ => SubmissionEnd.Replaced,
    };

    private static bool In(DateOnly? day, Period period) => day >= period.From && day <= period.To;
}
