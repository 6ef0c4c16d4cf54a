namespace Liaison.Domain;

/// <summary>Why something is refused, in the sense a caller can act on.</summary>
public enum RefusalKind
{
    /// <summary>A rule or the present state speaks against it.</summary>
    Rule,
    /// <summary>What was sent cannot be accepted as it stands.</summary>
    Content,
    /// <summary>The caller lacks the right.</summary>
    Right,
    /// <summary>It does not exist, or the caller may not know of it.</summary>
    Absent,
    /// <summary>It was there and is gone for good.</summary>
    Gone,
    /// <summary>The service cannot do it at the moment; the same request may work later.</summary>
    Unavailable,
}

/// <summary>One thing the service refuses: a stable code and its text in French and English.
/// <c>{name}</c> in a text is replaced by the fact of that name.</summary>
public sealed record Refusal(string Code, string French, string English, RefusalKind Kind = RefusalKind.Rule)
{
    /// <summary>The exception to throw, with the facts that explain this one refusal. Facts never hold personal data.</summary>
    public RefusedException Because(params (string Name, object? Value)[] facts) => new(this, facts);

    /// <summary>The exception to throw where one field of what was sent is at fault.</summary>
    /// <param name="field">camelCase path of the field, e.g. <c>persons[0].birthDate</c>.</param>
    public RefusedException In(string field) => new(this, []) { Field = field };
}

/// <summary>Thrown where a rule refuses; mapped to an answer in one place.</summary>
public sealed class RefusedException(Refusal refusal, IReadOnlyList<(string Name, object? Value)> facts)
    : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
    public IReadOnlyList<(string Name, object? Value)> Facts { get; } = facts;
    public string? Field { get; init; }
}
