namespace Liaison.Server.Data;

/// <summary>Whose case rows a snapshot or a transaction may touch; where the engine has row security, it holds this itself.</summary>
/// <param name="Prefecture">Code of the one prefecture; null reaches no case.</param>
/// <param name="Association">The one association, or null for all of the prefecture.</param>
public sealed record Reach(string? Prefecture, Guid? Association)
{
    /// <summary>No case at all: keys, prefectures, the journal.</summary>
    public static readonly Reach None = new(null, null);
}
