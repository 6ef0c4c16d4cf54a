namespace Liaison.Server.Demo;

/// <summary>The year 2017 of the Somme. <see cref="Published"/> holds what the prefecture's release of 29 November 2017 states;
/// <see cref="Sample"/> is invented so that a working year adds up to those totals: no person in it exists.</summary>
public static class SommeYear
{
    public const string Prefecture = "80";
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Where the tale begins.</summary>
    public static readonly DateTimeOffset Beginning = new(2017, 1, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>When a visitor comes in: 29 November 2017, eight in the morning in Amiens; the audience request is qualified and not yet answered.</summary>
    public static readonly DateTimeOffset Start = new(2017, 11, 29, 7, 0, 0, TimeSpan.Zero);

    public const string Association = "RESF";
    /// <summary>Invented, so that a visitor sees what another association does not see.</summary>
    public const string OtherAssociation = "Autre association (exemple)";
    public const string Release = "Préfecture de la Somme, communiqué de presse du 29 novembre 2017";

    /// <summary>Real figures, from the release.</summary>
    public static class Published
    {
        public static readonly (DateOnly From, DateOnly To, int Granted, int Applications) NineMonths2017 = (new(2017, 1, 1), new(2017, 9, 30), 276, 444);
        /// <summary>No denominator is given: the rate is quoted.</summary>
        public static readonly (DateOnly From, DateOnly To, int Granted, int QuotedRatePercent) Year2016 = (new(2016, 1, 1), new(2016, 12, 31), 284, 58);
        public const string Population = "whole prefecture";
        public const string Basis = "humanitarian grounds";
        public static readonly DateOnly DemonstrationDay = new(2017, 11, 29);
        /// <summary>Nationalities of the families that the demonstration supports.</summary>
        public static readonly IReadOnlyList<string> Nationalities = ["RU", "GE"];
    }

    /// <summary>Invented days and numbers that add up to the release: six technical meetings, 26 cases, two interviews apart.</summary>
    public static class Sample
    {
        public const int DurationMinutes = 120;
        public static readonly TimeOnly StartTime = new(14, 30);
        public static readonly IReadOnlyList<(DateOnly Day, int Cases)> TechnicalMeetings =
        [
            (new(2017, 1, 24), 5), (new(2017, 3, 14), 4), (new(2017, 5, 16), 4), (new(2017, 7, 4), 4), (new(2017, 9, 19), 5), (new(2017, 11, 7), 4),
        ];
        public static readonly IReadOnlyList<DateOnly> SpecificInterviews = [new(2017, 2, 21), new(2017, 10, 10)];
        public const string InterviewTheme = "hébergement des demandeurs d'asile";
        public static readonly DateOnly DeclarationReceivedDay = new(2017, 11, 22);
        public const int CasesBroughtToAudience = 4;
        public static readonly DateOnly NextTechnicalMeeting = new(2017, 12, 12);
    }
}
