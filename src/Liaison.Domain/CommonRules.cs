namespace Liaison.Domain;

/// <summary>Refusals that every noun shares.</summary>
public static class CommonRules
{
    /// <summary>Longest text of a reason, in characters.</summary>
    public const int ReasonLength = 600;

    public static readonly Refusal Absent = new("not_found",
        "Cette ressource n'existe pas ou ne vous est pas accessible.",
        "This resource does not exist or is not yours to see.", RefusalKind.Absent);

    public static readonly Refusal UnknownReference = new("reference.unknown",
        "La ressource désignée n'existe pas ou ne vous est pas accessible.",
        "The resource named here does not exist or is not yours to see.", RefusalKind.Content);

    public static readonly Refusal ReasonRequired = new("reason.required",
        "Un motif est nécessaire.",
        "A reason is required.", RefusalKind.Content);

    /// <summary>The reason itself; refused with <c>reason.required</c> when there is none. [domain rule 9]</summary>
    public static string Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw ReasonRequired.In("reason") : reason;
}
