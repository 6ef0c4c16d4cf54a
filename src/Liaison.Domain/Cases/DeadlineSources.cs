namespace Liaison.Domain.Cases;

/// <summary>The articles that set the limits of the panel, as in force on the day a limit began: an order of 2017 shows the article of 2017.</summary>
public static class DeadlineSources
{
    /// <summary>The day from which appeals against removal orders follow Book IX of the CESEDA. [law 2024-42 of 26 January 2024, article 86 IV;
    /// decree 2024-799 of 2 July 2024, article 9 II]</summary>
    public static readonly DateOnly AppealReform = new(2024, 7, 15);

    public static string OfAppeal(AppealPeriod period, DateOnly notified) => period switch
    {
        AppealPeriod.OneMonth => "CESEDA L911-1, R911-1",
        AppealPeriod.SevenDays => "CESEDA L921-1, R921-3",
        AppealPeriod.FortyEightHours => notified < Ground.Renumbering ? "CESEDA L512-1 II, CJA R776-2"
            : notified < AppealReform ? "CESEDA L614-6, CJA R776-2 ; CE 461471"
            : "CESEDA L921-2, R921-3 ; CE 461471",
        AppealPeriod.ThirtyDays => Dated(notified, "CESEDA L512-1 I", "CESEDA L614-4"),
        AppealPeriod.FifteenDays => Dated(notified, "CESEDA L512-1 I bis", "CESEDA L614-5"),
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    public const string OfRefusal = "CJA R421-1";

    public const string OfSilentRefusal = "CJA R421-2";

    public static string OfDeparture(DateOnly notified) => Dated(notified, "CESEDA L511-1 II", "CESEDA L612-1");

    public static string OfSilence(DateOnly filed) => Dated(filed, "CESEDA R*311-12, R311-12-1", "CESEDA R*432-1, R432-2");

    public const string OfMajority = "Code civil 388";

    /// <summary>Grounds that are open in the year after the 18th birthday alone.</summary>
    /// <param name="birthday">The 19th.</param>
    public static string OfNineteenth(DateOnly birthday) =>
        Dated(birthday, "CESEDA L313-11 2°, L313-11 2° bis, L313-15", "CESEDA L423-21, L423-22, L435-3");

    public static string OfGround(Ground ground) => $"CESEDA {ground.Articles[^1].Code}";

    private static string Dated(DateOnly day, string before, string since) => day < Ground.Renumbering ? before : since;
}
