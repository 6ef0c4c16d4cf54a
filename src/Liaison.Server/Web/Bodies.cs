namespace Liaison.Server.Web;

/// <summary>A body or answer that brings an example of itself for the reference page.</summary>
public interface IExample
{
    static abstract object Example { get; }
}

/// <summary>The body of a step that needs nothing but its reason.</summary>
/// <param name="Reason">Why; at most 600 characters.</param>
public sealed record ReasonBody(string Reason) : IExample
{
    public static object Example => new ReasonBody("Motif tel qu'il sera communiqué.");
}

/// <summary>The body of a step whose reason may be left out, as may the whole body.</summary>
/// <param name="Reason">Why; at most 600 characters.</param>
public sealed record OptionalReasonBody(string? Reason = null) : IExample
{
    public static object Example => new OptionalReasonBody("Motif, s'il y en a un.");
}
