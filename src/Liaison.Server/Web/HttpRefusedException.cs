using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>Thrown where the exchange itself is refused, with a status of its own; mapped to an answer where every refusal is.</summary>
public sealed class HttpRefusedException(int status, Refusal refusal, string? field = null) : Exception(refusal.Code)
{
    public int Status { get; } = status;
    public Refusal Refusal { get; } = refusal;
    /// <summary>The parameter it is about, if one.</summary>
    public string? Field { get; } = field;
    /// <summary>What the caller would read now, where the refusal shows it.</summary>
    public object? Current { get; init; }
}
