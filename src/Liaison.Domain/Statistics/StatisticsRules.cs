namespace Liaison.Domain.Statistics;

/// <summary>Limits and refusals of figures.</summary>
public static class StatisticsRules
{
    /// <summary>Version of the definitions below; raised whenever one of them changes.</summary>
    public const int RuleVersion = 1;
    public const int TextLength = 200;

    public static readonly Refusal PeriodReversed = new("period.reversed",
        "La période finit avant de commencer.",
        "The period ends before it begins.", RefusalKind.Content);

    public static readonly Refusal RateTwice = new("regularisation.rate_twice",
        "Un taux est calculé sur les demandes ou cité sans elles, pas les deux.",
        "A rate is computed from the applications or quoted without them, not both.", RefusalKind.Content);

    public static readonly Refusal GrantedExceedsApplications = new("regularisation.granted_exceeds_applications",
        "Il y a plus de régularisations que de demandes.",
        "There are more regularisations than applications.", RefusalKind.Content);
}
