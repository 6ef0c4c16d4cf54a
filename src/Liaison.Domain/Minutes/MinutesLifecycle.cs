using static Liaison.Domain.Minutes.MinutesStatus;
using Step = Liaison.Domain.Minutes.MinutesStep;

namespace Liaison.Domain.Minutes;

/// <summary>Where the minutes of a meeting stand.</summary>
public enum MinutesStatus
{
    /// <summary>Either side writes.</summary>
    Draft,
    /// <summary>The text stands; associations observe and take position.</summary>
    Circulated,
    /// <summary>An edition is sealed.</summary>
    Concluded,
}

/// <summary>A step of minutes, named as its route.</summary>
public enum MinutesStep
{
    /// <summary>The office circulates the text.</summary>
    Circulation,
    /// <summary>The office takes the circulated text back, to change it.</summary>
    Revision,
    /// <summary>An association observes on a section or on the whole.</summary>
    Observations,
    /// <summary>An association takes position on the text.</summary>
    Position,
    /// <summary>The office concludes: the text becomes an edition.</summary>
    Conclusion,
    /// <summary>Either side begins the next edition, which corrects sections of the last one.</summary>
    Errata,
    /// <summary>The office gives the erratum up; the last edition stands.</summary>
    ErratumWithdrawal,
}

/// <summary>The moves of minutes. [domain rule 22]</summary>
public static class MinutesLifecycle
{
    public static readonly Lifecycle<MinutesStatus, Step> Moves = new(MinutesRules.StepNotAllowed,
        (Draft, Step.Circulation, Circulated),
        (Draft, Step.ErratumWithdrawal, Concluded),
        (Circulated, Step.Revision, Draft),
        (Circulated, Step.Observations, Circulated),
        (Circulated, Step.Position, Circulated),
        (Circulated, Step.Conclusion, Concluded),
        (Concluded, Step.Errata, Draft));
}
