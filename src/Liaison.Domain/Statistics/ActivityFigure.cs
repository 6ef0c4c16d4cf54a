namespace Liaison.Domain.Statistics;

/// <summary>A figure of activity that is derived from the records, with the definition it is counted by. [domain rules 32, 33]</summary>
/// <param name="Version">Of the definition: since the second one, linked cases of one household count once. [domain rule 27]</param>
public sealed record ActivityFigure(string French, string English, int Version = 1)
{
    public static readonly ActivityFigure TechnicalMeetings = new(
        "Réunions techniques tenues dont le jour local est dans la période ; les entrevues spécifiques n'y comptent pas. Une réunion tenue avec plusieurs associations compte une fois pour la préfecture et une fois pour chacune.",
        "Technical meetings held whose local day lies in the period; specific interviews do not count. One held with several associations counts once for the prefecture and once for each of them.");

    public static readonly ActivityFigure SpecificInterviews = new(
        "Entrevues spécifiques tenues dont le jour local est dans la période, comptées à part.",
        "Specific interviews held whose local day lies in the period, counted apart.");

    public static readonly ActivityFigure Cases = new(
        "Dossiers examinés dans ces réunions techniques, chacun compté une fois dans la période ; pour la préfecture, les dossiers rapprochés d'un même foyer comptent pour un.",
        "Cases examined in these technical meetings, each counted once in the period; for the prefecture, linked cases of one household count as one.", Version: 2);

    public static readonly ActivityFigure Items = new(
        "Points portant sur un dossier, examinés dans ces réunions techniques ; pour la préfecture, un foyer que plusieurs associations présentent est un seul point d'une réunion.",
        "Items on a case examined in these technical meetings; for the prefecture, a household that several associations put forward is one item of a meeting.", Version: 2);

    public static readonly ActivityFigure Persons = new(
        "Personnes que comptaient les dossiers quand ils ont été examinés, chacune comptée une fois dans la période ; pour la préfecture, d'un foyer aux dossiers rapprochés, celles du plus grand.",
        "Persons whom the cases held when they were examined, each counted once in the period; for the prefecture, of a household with linked cases, those of the largest.", Version: 2);

    public static readonly ActivityFigure DaysFromRequestToMeeting = new(
        "Médiane, en jours, entre la réception d'une demande et le jour de la réunion tenue qui y répond.",
        "Median, in days, from the receipt of a request to the day of the held meeting that answers it.");

    public static readonly ActivityFigure DaysFromSubmissionToExamination = new(
        "Médiane, en jours, entre le premier dépôt d'un dossier et le jour de la réunion qui l'examine.",
        "Median, in days, from the first submission of a case to the day of the meeting that examines it.");

    /// <summary>The median of numbers of days, halves kept; null where there are none.</summary>
    public static decimal? Median(IEnumerable<int> days)
    {
        var ordered = days.Order().ToList();
        return ordered.Count == 0 ? null
            : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2m;
    }
}
