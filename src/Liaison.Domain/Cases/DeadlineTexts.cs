namespace Liaison.Domain.Cases;

/// <summary>What the panel of limits says in words.</summary>
public static class DeadlineTexts
{
    /// <summary>Stands on every panel. [domain rule 20]</summary>
    public static readonly Wording NothingSuspended = new(
        "Une réunion ne suspend ni ne prolonge aucun délai.",
        "A meeting suspends no time limit and extends none.");

    /// <summary>Told of a decision that contradicts a favourable orientation. [domain rule 17]</summary>
    public static readonly Wording Contradicted = new(
        "Cette décision contredit une orientation favorable donnée en réunion : à l'attention du chef de bureau.",
        "This decision contradicts a favourable orientation given in a meeting: for the office head.");

    /// <summary>The name of a kind of limit.</summary>
    public static Wording Of(DeadlineKind kind) => kind switch
    {
        DeadlineKind.RemovalOrderAppeal => new("Recours contre l'obligation de quitter le territoire", "Appeal against the removal order"),
        DeadlineKind.RefusalAppeal => new("Recours contre le refus de séjour", "Appeal against the refusal of a permit"),
        DeadlineKind.VoluntaryDeparture => new("Départ volontaire", "Voluntary departure"),
        DeadlineKind.ApplicationSilence => new("Silence de quatre mois sur la demande de titre, qui vaut rejet",
            "Four months' silence on the application, which refuses it"),
        DeadlineKind.EighteenthBirthday => new("Dix-huit ans", "18th birthday"),
        DeadlineKind.NineteenthBirthday => new("Dix-neuf ans", "19th birthday"),
        DeadlineKind.GroundEnd => new("Fin du fondement invoqué", "End of the ground put forward"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
