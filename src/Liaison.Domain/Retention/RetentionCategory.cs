namespace Liaison.Domain.Retention;

/// <summary>What is kept for how long: the categories of the retention schedule. [domain rule 41]</summary>
public enum RetentionCategory
{
    /// <summary>Cases on which nothing happened any more.</summary>
    InactiveCases,
    /// <summary>Cases all of whose mandates were withdrawn: nobody speaks for the household here any more. [domain rule 28]</summary>
    WithdrawnCases,
}
